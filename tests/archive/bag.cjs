// Reads all of a bag with bagit-fs, which compares each file with the manifest.
// Prints a line for each that it refuses, and how many it took.
//
// usage: bag.cjs BAG
const BagIt = require("bagit-fs");

const bag = BagIt(process.argv[2]);
bag.readManifest((error, entries) => {
  if (error) throw error;
  const names = entries
    .filter((entry) => entry.name)
    .map((entry) => entry.name.replace(/^data\//, ""));
  let taken = 0;
  const next = () => {
    const name = names.shift();
    if (name === undefined) return console.log(`${taken} taken`);
    bag.readFile(name, (refusal) => {
      if (refusal) console.log(`${name}: ${refusal.message}`);
      else ++taken;
      next();
    });
  };
  next();
});
