// Reads one push as JSON lines would tell it and says, with other people's code, what a browser and a push service make of it.
import { readFileSync } from 'node:fs';
import crypto from 'node:crypto';
import ece from 'http_ece';

const given = JSON.parse(readFileSync(0, 'utf8'));
const receiver = crypto.createECDH('prime256v1');
receiver.setPrivateKey(Buffer.from(given.privateKey, 'base64url'));
const message = ece.decrypt(Buffer.from(given.body, 'base64url'), {
  version: 'aes128gcm',
  privateKey: receiver,
  authSecret: Buffer.from(given.auth, 'base64url'),
});

const [, token, key] = /^vapid t=([^,]+), k=(\S+)$/.exec(given.authorization);
const [head, claims, signature] = token.split('.');
const point = Buffer.from(key, 'base64url');
const publicKey = crypto.createPublicKey({
  format: 'jwk',
  key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
});
const verified = crypto.verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
console.log(JSON.stringify({
  message: message.toString('utf8'),
  verified,
  head: JSON.parse(Buffer.from(head, 'base64url')),
  claims: JSON.parse(Buffer.from(claims, 'base64url')),
}));
