<?php
// The function is FluentCRM's own example, word for word. Arguments: file of the body, signature, file of the secret.
function verifyWebhook($payload, $signature, $secret) {
$expectedSignature = 'sha256=' . hash_hmac('sha256', $payload, $secret);
return hash_equals($expectedSignature, $signature);
}
echo verifyWebhook(file_get_contents($argv[1]), $argv[2], file_get_contents($argv[3])) ? "accepted\n" : "refused\n";
