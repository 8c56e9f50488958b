// The function is FluentCRM's own example, word for word. Arguments: file of the body, signature, file of the secret.
const crypto = require('crypto');
function verifyWebhook(payload, signature, secret) {
const expectedSignature = crypto
.createHmac('sha256', secret)
.update(payload, 'utf8')
.digest('hex');
return `sha256=${expectedSignature}` === signature;
}
const fs = require('fs');
const [file, signature, secretFile] = process.argv.slice(2);
const secret = fs.readFileSync(secretFile, 'utf8');
console.log(verifyWebhook(fs.readFileSync(file), signature, secret) ? 'accepted' : 'refused');
console.log(verifyWebhook(fs.readFileSync(file, 'utf8'), signature, secret) ? 'accepted' : 'refused');
