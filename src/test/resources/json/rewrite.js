// Each line of the file, a JSON text, as JavaScript writes it again: node rewrite.js <file>
const fs = require('fs');
const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').slice(0, -1);
process.stdout.write(lines.map((line) => JSON.stringify(JSON.parse(line)) + '\n').join(''));
