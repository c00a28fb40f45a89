/** What looks like a key and opens nothing, beside what does. The keys here are assembled, so that no scanner of repositories takes them for real. */
import { expect, test } from 'vitest';
import { exposures } from '../../src/sources/exposed.ts';

const found = (text: string): number => exposures('AGENTS.md', text).length;
const key = (head: string, body: string): string => `${head}${body}`;
const pem = (body: string): string => key('-----BEGIN PRIVATE', ` KEY-----\n${body}\n-----END PRIVATE KEY-----`);
const HEAD = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ';

const HEX = '9c1e7b3f5d0a2c8e6f4b1d9a7c3e5f0b2d8a6c4e9c1e7b3f5d0a2c8e6f4b1d9a';

/** As it is drawn at random. */
const BODY = 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiVtNqBzMyKr6Wj0Ph';

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
  ['what AWS prints', key('aws_secret_access_key = ', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')],
  ['a digest beside such a name', key('SECRET_ACCESS_KEY=', '9c1e7b3f5d0a2c8e6f4b1d9a7c3e5f0b2d8a6c4e')],
  ['a longer text beside such a name', key('secretAccessKey: ', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiVtNqBzMyKr6')],
  ['a password that says so', 'postgres://app:my-password-for-app-1@db.shop.io:5432/shop'],
  ['a variable in its place', 'postgres://app:${DATABASE_PASS_1}@db.shop.io/shop'],
  ['a password of this machine', key('postgres://app:', 'Zk3vQ9xT7mLw2R@localhost:5432/shop')],
  ['a password of a service beside it', key('redis://app:', 'Zk3vQ9xT7mLw2R@cache:6379')],
  ['a password of nowhere', key('mysql://app:', 'Zk3vQ9xT7mLw2R@db.example.com/shop')],
  ['a short word', 'mongodb+srv://app:hunter2@cluster0.shop.io'],
  ...[
    'Password12',
    'P4ssw0rd12',
    'S3cr3tP4ss',
    'Gr33nH0use42',
    'Welcome1Now2',
    'Qwe123Asd456',
    '1qaz2WSX3edc',
    'aB1cD2eF3gH4',
    'Xk29fLq82024',
    'DevDb7Pw42xQ',
    'Summer7Rain9',
    'xk29flq8zwpp',
    'Xk29fLq8Z',
    'ChangeMe7Q9x',
    'XkXkXk292929',
    'Cat7Dog9Pig2',
    'Adm1n8Xk29Lq',
    'R00t8Xk29LqZ',
  ].map((word) => [`a short password such as ${word}`, key('postgres://svc:', `${word}@pg1.shop.io/prod`)]),
  ...['localhost', 'db', 'db.example.com', 'db.acme.com', 'host.shop.io', 'your-db.neon.tech', 'ep-xxx.neon.tech'].map(
    (host) => [`a short password at ${host}`, key('postgres://svc:', `Xk29fLq8ZwPp@${host}/prod`)],
  ),
  ['a short password of an example', key('For example `postgres://svc:', 'Xk29fLq8ZwPp@pg1.shop.io/prod`')],
  ['a short password below an example', `Example:\n\n\`\`\`sh\n${key('redis://a:', 'Xk29fLq8ZwPp@r.shop.io')}\n\`\`\``],
  ['a time', 'at 12345678:AM'],
  [
    'the key of the emulator',
    key('AccountKey=', 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='),
  ],
  ['a key that breaks off', pem(`${HEAD}C7h2kQx9Lm4vTz\n...`)],
])('%s is no key', (_, text) => expect(found(text)).toBe(0));

test.each([
  ['AWS', key('AKIA', 'Q7ZLW3NVTB5KX2RD')],
  ['OpenAI', key('sk-proj-', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiVtNqBzMyKr6')],
  ['GitHub', key('ghp_', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiV')],
  ['AWS that signs', key('AWS_SECRET_ACCESS_KEY=', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiVtNq+')],
  ['AWS in an object', key('{ secretAccessKey: "', 'Zk3vQ9xT7mLw2RbY8nHc5JdF1sGpA4uEoXiVtNq/" }')],
  ['a database', key('DATABASE_URL=postgresql://app:', 'Zk3vQ9xT7mLw2R@ep-cool-1.eu.neon.tech/shop')],
  ['a database, in 10', key('postgres://svc:', 'Xk29fLq8Zw@db-prod.shop.io:5432/prod')],
  ['a database, in 12', key('postgresql://svc:', 'Xk29fLq8ZwPp@pg1.eu-west-1.rds.amazonaws.com/prod')],
  ['a database, in 13', key('mongodb+srv://svc:', 'vR8.tKq2mZ-x9@cluster0.k2x9q.mongodb.net/shop')],
  ['Discord', key('https://discord.com/api/webhooks/', `12094871935620741/${BODY}${BODY}`)],
  ['Telegram', key('7094871935:A', BODY.slice(0, 34))],
  ['Groq', key('gsk_', `${BODY}${BODY}`.slice(0, 52))],
  ['Supabase', key('sbp_', '9c1e7b3f5d0a2c8e6f4b1d9a7c3e5f0b2d8a6c4e')],
  ['Supabase of today', key('sb_secret_', `${BODY.slice(0, 22)}_${BODY.slice(22, 30)}`)],
  ['OpenRouter', key('sk-or-v1-', HEX)],
  ['DigitalOcean', key('dop_v1_', HEX)],
  ['Airtable', key('pat', `${BODY.slice(0, 14)}.${HEX}`)],
  ['Notion', key('ntn_', BODY.slice(0, 46))],
  ['Shopify', key('shpat_', HEX.slice(0, 32))],
  ['Linear', key('lin_api_', BODY.slice(0, 40))],
  ['Doppler', key('dp.pt.', BODY.slice(0, 43))],
  ['Azure', key('AccountKey=', `${BODY}${BODY}`.slice(0, 86).concat('=='))],
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
