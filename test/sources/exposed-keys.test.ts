/** What looks like a key and opens nothing, beside what does. The keys here are assembled, so that no scanner of repositories takes them for real. */
import { expect, test } from 'vitest';
import { exposures } from '../../src/sources/exposed.ts';

const found = (text: string): number => exposures('AGENTS.md', text).length;
const key = (head: string, body: string): string => `${head}${body}`;
const pem = (body: string): string => key('-----BEGIN PRIVATE', ` KEY-----\n${body}\n-----END PRIVATE KEY-----`);
const HEAD = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ';

test.each([
  ['a region', key('ASIA', 'PACIFICNORTHEAST')],
  ['a CSS class', key('.sk-', 'admin-dashboard-sidebar-navigation-item-collapsed')],
  ['letters and digits in order', key('sk-proj-', 'abc123def456ghi789jkl012mno345pqr678stu901vwx234')],
  ['capitals and digits in order', key('ghp_', 'ABC123DEF456GHI789JKL012MNO345PQR678')],
  ['letter, digit, letter, digit', key('npm_', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8')],
  ['a short one of that kind', key('glpat-', 'a1b2c3d4e5f6g7h8i9j0')],
  ['the head of every RSA key, broken off', pem(`${HEAD}...`)],
  ['the same in one string', key('"-----BEGIN PRIVATE', ` KEY-----\\n${HEAD}...\\n"`)],
  ['the same without dots', pem(HEAD)],
  ['a key that breaks off', pem(`${HEAD}C7h2kQx9Lm4vTz\n...`)],
])('%s is no key', (_, text) => expect(found(text)).toBe(0));

test.each([
  ['AWS', key('AKIA', 'Q7ZLW3NVTB5KX2RD')],
  ['OpenAI', key('sk-proj-', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiVtNqBzMyKr6')],
  ['GitHub', key('ghp_', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiV')],
  ['a private key', pem(`${HEAD}C7h2kQx9Lm4vTz\nq8WnRb3YpLd6KfHs1JtGx5VcMz0AoEuIiNyBvQrTgPhXjS`)],
])('a key for %s is one', (_, text) => expect(found(text)).toBe(1));

const WEB = key('AIza', 'SyZk3vQ9xT7mLw2RbY8nHc5JdF1sGp4uEoX');

test.each([
  ['in an object', `const firebaseConfig = {\n  apiKey: "${WEB}",\n  authDomain: "shop.firebaseapp.com",\n};`],
  ['in JSON', `{ "authDomain": "shop.firebaseapp.com",\n  "projectId": "shop",\n  "apiKey": "${WEB}" }`],
  ['in one line', `initializeApp({ apiKey: '${WEB}', authDomain: 'auth.shop.example' })`],
  ['in variables', `VITE_FIREBASE_API_KEY=${WEB}\nVITE_FIREBASE_AUTH_DOMAIN=shop.firebaseapp.com`],
])("Firebase's key for the web %s is public", (_, text) => expect(found(text)).toBe(0));

test.each([
  ['alone', `const maps = { apiKey: "${WEB}" };`],
  ['of another name', `GEMINI_API_KEY=${WEB}\nVITE_FIREBASE_AUTH_DOMAIN=shop.firebaseapp.com`],
  ['far away', `apiKey: "${WEB}"\n${'\n'.repeat(12)}authDomain: x`],
  [
    'beside the public one',
    `{ apiKey: "${WEB}", authDomain: "x", maps: "${key('AIza', 'SyBk3vQ9xT7mLw2RbY8nHc5JdF1sGp4uEoX')}" }`,
  ],
])('a key for Google %s is one', (_, text) => expect(found(text)).toBe(1));

test('two private keys that begin alike are two, and one is the same however it is led in', () => {
  const identity = (text: string): string | undefined => exposures('AGENTS.md', text)[0]?.identity;
  const head = 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW';
  const [one, other] = ['QyNTUxOQAAACDq8WnRb3YpLd6KfHs', 'QyNTUxOQAAACB1JtGx5VcMz0AoEuI'].map((end) =>
    pem(`${head}\n${end}`),
  );
  expect(identity(one ?? '')).not.toBe(identity(other ?? ''));
  expect(identity(`Ours:\n\n${one}\nMore.`)).toBe(identity(one ?? ''));
  expect(identity(one ?? '')).toMatch(/^[\da-f]{16}$/);
});
