// The function and its two ways to be called are Fluent Community's own examples. Arguments: file of the body, signature, secret.
const crypto = require('crypto');
const fs = require('fs');

function verifyWebhookSignature(payload, signature, secret) {
const hmac = crypto.createHmac('sha256', secret);
const digest = 'sha256=' + hmac.update(payload).digest('hex');
return crypto.timingSafeEqual(Buffer.from(signature), Buffer.from(digest));
}

const [file, signature, secret] = process.argv.slice(2);
const raw = fs.readFileSync(file);
console.log(verifyWebhookSignature(raw, signature, secret) ? 'accepted' : 'refused');
console.log(verifyWebhookSignature(JSON.stringify(JSON.parse(raw)), signature, secret) ? 'accepted' : 'refused');
