// Standard Webhooks as its specification tells it: node verify.js <body file> <id> <timestamp> <signatures> <whsec_ or whpk_ key>
const crypto = require('crypto');
const fs = require('fs');

const [bodyFile, id, timestamp, signatures, key] = process.argv.slice(2);
const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), fs.readFileSync(bodyFile)]);
const bytes = Buffer.from(key.slice(key.indexOf('_') + 1), 'base64');

function accepts(signature) {
  const [version, text] = signature.split(',');
  const given = Buffer.from(text, 'base64');
  if (key.startsWith('whsec_') && version === 'v1') {
    return crypto.timingSafeEqual(crypto.createHmac('sha256', bytes).update(content).digest(), given);
  }
  if (key.startsWith('whpk_') && version === 'v1a') {
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes]);
    return crypto.verify(null, content, crypto.createPublicKey({ key: der, format: 'der', type: 'spki' }), given);
  }
  return false;
}

console.log(signatures.split(' ').some(accepts) ? 'accepted' : 'refused');
