// Reads calendars with ical.js and node-ical; compares what they understood.
//
// usage: NODE_MODULES=DIR node check_node.mjs FILE.ics...
//
// Beside FILE.ics stands FILE.tsv: start, end and, if it is to be compared, the
// summary of each event or task; instants in UTC. Exit status: 0 right, 1 wrong, 77 not installed.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.env.NODE_MODULES ?? path.join(here, "node_modules");
const require = createRequire(pathToFileURL(path.join(folder, "..", "x.js")));

async function load() {
  try {
    const ical = await import(pathToFileURL(require.resolve("ical.js")));
    return { ICAL: ical.default.default ?? ical.default, node: require("node-ical") };
  } catch (error) {
    console.log(`skipped: ${error.message.split("\n")[0]}; try scripts/setup node`);
    process.exit(77);
  }
}

const { ICAL, node } = await load();

const utc = (date) => date.toISOString().replace(".000Z", "Z");

function row(start, end, summary) {
  return [start, end === start ? "" : end, summary].join("\t");
}

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const moment = (time) =>
    !time ? "" : time.isDate ? time.toString() : utc(time.toJSDate());
  const value = (part, ...names) =>
    names.map((name) => part.getFirstPropertyValue(name)).find((time) => time);
  return ["vevent", "vtodo"]
    .flatMap((name) => calendar.getAllSubcomponents(name))
    .map((part) =>
      row(moment(value(part, "dtstart", "due")), moment(value(part, "dtend")),
          part.getFirstPropertyValue("summary")));
}

function byNodeIcal(text) {
  const pad = (number) => String(number).padStart(2, "0");
  const day = (date) =>
    `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const moment = (date) => (!date ? "" : date.dateOnly ? day(date) : utc(date));
  return Object.values(node.sync.parseICS(text))
    .filter((part) => part.type === "VEVENT" || part.type === "VTODO")
    .map((part) => row(moment(part.start ?? part.due), moment(part.end),
                       part.summary));
}

function expected(file) {
  return fs.readFileSync(file.replace(/\.ics$/, ".tsv"), "utf8").split("\n")
    .filter((line) => line).sort();
}

function isRead(file, reader) {
  const wanted = expected(file);
  const columns = wanted.length > 0 ? wanted[0].split("\t").length : 3;
  const found = reader(fs.readFileSync(file, "utf8"))
    .map((line) => line.split("\t").slice(0, columns).join("\t")).sort();
  for (const line of wanted.filter((one) => !found.includes(one)))
    console.log(`${path.basename(file)}: ${reader.name}: missing ${line}`);
  for (const line of found.filter((one) => !wanted.includes(one)))
    console.log(`${path.basename(file)}: ${reader.name}: unexpected ${line}`);
  return found.join("\n") === wanted.join("\n");
}

const files = process.argv.slice(2);
const results = files.flatMap((file) =>
  [byIcalJs, byNodeIcal].map((reader) => isRead(file, reader)));
process.exit(results.length > 0 && results.every(Boolean) ? 0 : 1);
