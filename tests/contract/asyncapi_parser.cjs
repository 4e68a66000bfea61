// Prints what AsyncAPI's official parser has to say about the files named, as JSON; needs NODE_PATH.
const { Parser, fromFile } = require("@asyncapi/parser");

async function main(files) {
  const results = [];
  for (const file of files) {
    const { document, diagnostics } = await fromFile(new Parser(), file).parse();
    results.push({
      valid: document !== undefined,
      // Severity 0 is an error, 1 a warning; what is below those is advice.
      faults: diagnostics.filter(({ severity }) => severity < 2).map(({ path, message }) => `${path.join("/")}: ${message}`),
      channels: document === undefined ? [] : document.channels().all().map((channel) => channel.address()),
    });
  }
  console.log(JSON.stringify(results));
}

main(process.argv.slice(2));
