/** In which folder each command of a shell text runs, for all who read commands: scripts, tasks, and files that are run. */
import { describe, expect, test } from 'vitest';
import { fileArguments, namedByCommands } from '../../../src/claims/shell/file-arguments.ts';
import { placedCommands, strayCommands } from '../../../src/claims/shell/placed-commands.ts';

const placed = (text: string): readonly string[] =>
  placedCommands(text).map(({ words, folder }) => `${folder}: ${words.join(' ')}`);

test.each([
  ['cd web && node a.js', ['web: node a.js']],
  ['(cd web && make)\nmake all', ['web: make', ': make all']],
  ['pushd web\nmake\npopd\nmake', ['web: make']],
  ['git checkout v3\nmake old\ngit checkout -\nmake', [': git checkout -', ': make']],
  ['git switch release/1.x && make old', []],
  ['git checkout main && git checkout -b fix && make', [': git checkout main', ': git checkout -b fix', ': make']],
  [
    'git checkout -- a.json && git checkout a.json && make',
    [': git checkout -- a.json', ': git checkout a.json', ': make'],
  ],
  ['git checkout <branch> && make', [': git checkout <branch>', ': make']],
  ['make\nssh -i key me@host\nmake there\n\nmake there\nexit\nmake here', [': make', ': make here']],
  ['ssh host "make there"\nmake', [': ssh host make there', ': make']],
  ['ssh -N -L 1:db:1 host\nmake', [': ssh -N -L 1:db:1 host', ': make']],
  ['docker compose exec app sh\nmake there', []],
  ['docker compose exec app npm test\nmake', [': docker compose exec app npm test', ': make']],
  ['sudo docker run -it image /bin/bash\nmake there\nexit\nmake', [': make']],
  ['vagrant ssh\nmake there', []],
  ['vagrant ssh -c "make there"\nmake', [': vagrant ssh -c make there', ': make']],
  ['cd libs/a && make\ncd libs/b && make', ['libs/a: make', 'libs/b: make']],
  ['cd libs/a && make\n# then\ncd libs/a && make all', ['libs/a: make', 'libs/a: make all']],
  ['cd libs/a && make\ncd docs && make', ['libs/a: make']],
  ['cd web && make\ncd web && make', ['web: make']],
  ['cd "$DIR" && make', []],
  ['cd ../other && make', []],
  ['cd web/api && cd .. && make', ['web: make']],
  ['sudo NODE_ENV=test make all', [': make all']],
  ['timeout 60 make all', [': make all']],
  ['timeout --foreground -k 5s 1.5m sudo make all', [': make all']],
  ['xvfb-run -a -s "-screen 0" make all', [': make all']],
  ['dotenv -e .env.test -- make all', [': make all']],
  ['nohup make all &', [': make all']],
  ['doppler run --config dev -- make all', [': make all']],
  ['op run --env-file .env -- make all', [': make all']],
  ['doppler run make all', [': doppler run make all']],
  ['npx dotenvx run -f .env -- make all', [': make all']],
  ['npx cross-env A=b make all', [': make all']],
  ['xargs -n 1 -P4 make all', [': make all']],
  ['watchexec -e ts,tsx -w src -- make all', [': make all']],
  ['uv run --with rich make all', [': make all']],
  ['uv run --directory web make all', [': uv run --directory web make all']],
  ['watchexec --workdir web make all', [': watchexec --workdir web make all']],
  ['timeout $LIMIT make all', [': timeout $LIMIT make all']],
  ['dotenv make all', [': dotenv make all']],
  ['npx other A=b make all', [': npx other A=b make all']],
  ['A=$(make version) make all', [': make version', ': make all']],
  [
    'cd web && echo "built $(cd bin && ./a.sh | head)"',
    ['web/bin: ./a.sh', 'web/bin: head', 'web: echo built $(cd bin && ./a.sh | head)'],
  ],
  ['echo $((1 + 2)) $(a $(b))', [': echo $((1 + 2)', ': b', ': $(a $(b)']],
])('%s', (text, expected) => {
  expect(placed(text)).toEqual(expected);
});

/** The commands that another program is handed as one word, without the program itself. */
const handed = (text: string): readonly string[] => placed(text).filter((each) => /: (?:make|npm|tail)\b/.test(each));

test.each([
  ['firebase emulators:exec --only firestore,auth "npm run x"', [': npm run x']],
  ["npx -y firebase-tools emulators:exec --import=./seed 'npm run x && make all'", [': npm run x', ': make all']],
  ['pnpm exec firebase emulators:exec "npm run x" --ui', [': npm run x']],
  ['concurrently -n "api,web app" --kill-others "npm run a" "cd web && npm run b"', [': npm run a', 'web: npm run b']],
  ['concurrently --names "npm run" -c "red bold" "npm run a"', [': npm run a']],
  ['cd web && bash -lc "make all"', ['web: make all']],
  ['sudo sh -e -c "make all | tail -1"', [': make all', ': tail -1']],
  ['npx -p cowsay -c "npm run x"', [': npm run x']],
  ['npx --package=cowsay --call "npm run x"', [': npm run x']],
  ['nodemon --watch src --exec "npm run x"', [': npm run x']],
  ["npx nodemon -x 'npm run x' src/a.ts", [': npm run x']],
  ['watchexec -w src "npm run x"', [': npm run x']],
  ['cross-env-shell A=b "npm run x"', [': npm run x']],
])('a command in the words of another program: %s', (text, expected) => {
  expect(handed(text)).toEqual(expected);
});

test.each([
  'echo "npm run x"',
  'git commit -m "npm run x"',
  'docker run app bash -c "npm run x"',
  'ssh host "npm run x"',
  'bash a.sh -c "npm run x"',
  'npx other -c "npm run x"',
  'firebase deploy "npm run x"',
  'firebase emulators:exec --only firestore ./a.sh',
  'nodemon --watch "npm run x"',
  'bash -c "cd $DIR && npm run x"',
])('what a program does not run here is no command: %s', (text) => {
  expect(handed(text)).toEqual([]);
});

test('a command in quotes stands on the line of its quotes', () => {
  const text = 'concurrently \\\n  "npm run a" \\\n  "npm run b"';
  expect(placedCommands(text).map(({ words, line }) => `${line} ${words.join(' ')}`)).toEqual([
    '1 npm run a',
    '2 npm run b',
    '0 concurrently npm run a npm run b',
  ]);
});

test('a file that is run counts from the folder of its own subshell', () => {
  const paths = (text: string): readonly string[] => fileArguments(text).map(({ path }) => path);
  expect(paths('(cd web && node bin/a.mjs)\nnode bin/b.mjs')).toEqual(['web/bin/a.mjs', 'bin/b.mjs']);
  expect(paths('cd my-app && node bin/a.mjs')).toEqual([]);
});

test.each([
  'node bin/a.mjs --out kept/b.txt',
  'node bin/a.mjs -o kept/b.txt',
  'node bin/a.mjs --report-file kept/b.txt',
  'node bin/a.mjs > kept/b.txt',
  'node bin/a.mjs out/b.txt',
  './bin/a.sh kept/reports/b.txt',
])('what a program is to write is no file that it reads: %s', (text) => {
  const paths = (from: string): readonly string[] => fileArguments(from).map(({ path }) => path);
  expect(paths(text).filter((path) => path.endsWith('.txt'))).toEqual([]);
  expect(paths(`node bin/a.mjs --input kept/b.txt`)).toContain('kept/b.txt');
});

test('what a blank line or a comment parts from its folder is placed nowhere, and known to stand behind it', () => {
  const stray = (text: string): readonly string[] =>
    strayCommands(text).map(({ words, folder, after }) => `${folder}|${after}: ${words.join(' ')}`);
  expect(stray('cd web\nmake\n\nmake all\n# next\nmake clean')).toEqual(['|web: make all', '|web: make clean']);
  expect(stray('cd web && make\nmake all')).toEqual(['|web: make all']);
  expect(stray('cd web\n\ncd ../api\nmake all')).toEqual([]);
  expect(stray('make all\n\nmake clean')).toEqual([]);
  expect(placed('cd web\nmake\n\nmake all')).toEqual(['web: make']);
});

describe('a file that a shell text runs', () => {
  const named = (text: string): readonly string[] => namedByCommands(text).map(({ path }) => path);

  test.each([
    '[ -f scripts/a.sh ] && ./scripts/a.sh',
    'test -x ./scripts/a.sh && ./scripts/a.sh',
    'if [[ -e "scripts/a.sh" ]]; then bash scripts/a.sh; fi',
    '[ ! -d scripts ] || bash scripts/a.sh',
    'cat > scripts/a.sh <<EOF\necho\nEOF\nbash scripts/a.sh',
    '>scripts/a.sh\nbash scripts/a.sh',
    'cat <<EOF >> scripts/a.sh\necho\nEOF\nbash scripts/a.sh',
    'echo x | tee -a scripts/a.sh\nbash scripts/a.sh',
    'cd scripts && touch a.sh && cd ..\nbash scripts/a.sh',
    'mkdir -p scripts\n\nbash scripts/a.sh',
    'cp a.example.sh scripts/a.sh\nbash scripts/a.sh',
    'curl -sSL https://a.dev/a.sh -o scripts/a.sh && bash scripts/a.sh',
  ])('need not be there where the text asks after it, or makes it: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  test.each([
    ['bun run tools/a.mjs', ['tools/a.mjs']],
    ['tsx watch --clear-screen=false src/a.ts', ['src/a.ts']],
    ['node --env-file=.env tools/a.mjs', ['tools/a.mjs']],
    ['node --env-file .env --import tsx tools/a.ts', ['tools/a.ts']],
    ['npx ts-node -P tsconfig.json tools/a.ts', ['tools/a.ts']],
    ['python3 -u tools/a.py', ['tools/a.py']],
    ['bash -euo pipefail tools/a.sh', ['tools/a.sh']],
    ['source tools/a.sh', ['tools/a.sh']],
    ['. ./tools/a.sh', ['tools/a.sh']],
    ['chmod +x tools/a.sh', ['tools/a.sh']],
    ['chmod -R 755 tools/a.sh', ['tools/a.sh']],
    ['export V=$(node tools/a.mjs)', ['tools/a.mjs']],
    ['python3 -m tools/a.py', []],
    ['node -e "require(1)" tools/a.mjs', []],
    ['node --unknown x tools/a.mjs', []],
    ['bun test tools/a.ts', []],
    ['bun run dev tools/a.ts', []],
    ['tsx tools watch/a.ts', []],
    ['source .venv/bin/activate', []],
    ['. ~/.nvm/nvm.sh', []],
    ['chmod +x .git/hooks/pre-commit', []],
    ['chmod +x tools/*.sh', []],
  ])('is read from %s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test.each([
    ['[ -f .env ] && bash scripts/a.sh', ['scripts/a.sh']],
    ['node scripts/a.mjs > out.txt 2>&1', ['scripts/a.mjs']],
    ['cp scripts/a.sh b.sh\nbash scripts/a.sh', ['scripts/a.sh']],
    ['mkdir out\nnode scripts/a.mjs out/b.txt', ['scripts/a.mjs']],
    ['mkdir "$DIR"\nnode scripts/a.mjs', ['scripts/a.mjs']],
  ])('is meant where it asks or makes something else: %s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});
