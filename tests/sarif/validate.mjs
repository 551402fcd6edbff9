// Validates files against a schema of draft 04: validate.mjs SCHEMA FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(read(schema));
for (const file of files) {
  if (validate(read(file))) continue;
  process.exitCode = 1;
  for (const error of validate.errors.slice(0, 5))
    console.log(`${file}: ${error.instancePath}: ${error.message}`);
}
