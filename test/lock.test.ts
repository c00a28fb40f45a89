import { describe, expect, it } from 'vitest';
import { formatLock, hashLines, isRepositoryPath, lineHash, parseLock, uniteLocks } from '../src/lock.ts';
import type { Lock, LockedClaim } from '../src/model.ts';

const lock: Lock = {
  version: '0.1.0',
  outputs: [
    { path: 'AGENTS.md', lines: ['00000001', '0000000a'], sources: ['context/guides/a b.md', 'context/project.md'] },
    { path: 'packages/50% off/AGENTS.md', lines: [], sources: [] },
  ],
  claims: [
    { file: 'context/project.md', claim: '../src a.ts', target: 'src a.ts' },
    { file: 'context/project.md', claim: 'the root', target: '' },
    { file: 'context/é\nü.md', claim: '__proto__', target: 'constructor' },
  ],
};

const other: Lock = {
  version: '0.2.0',
  outputs: [
    { path: 'AGENTS.md', lines: ['0000000a', '0000000b'], sources: ['context/project.md', 'context/z.md'] },
    { path: 'b/AGENTS.md', lines: ['0000000c'], sources: ['context/z.md'] },
  ],
  claims: [
    { file: 'context/project.md', claim: '../src a.ts', target: 'src a.ts' },
    { file: 'context/z.md', claim: 'x', target: 'y' },
  ],
};

/** Pseudo-random, and the same in every run. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const keyed = items.map((item) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return { item, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

describe('the text of a lock', () => {
  it('says what it is, then holds one sorted record a line', () => {
    const [comment, version, ...records] = formatLock(lock).trimEnd().split('\n');
    expect(comment).toMatch(/^# lintel\.lock/);
    expect(version).toBe('lintel 0.1.0');
    expect(records).toEqual([
      'claim context/project.md ../src%20a.ts src%20a.ts',
      'claim context/project.md the%20root %',
      'claim context/é%0Aü.md __proto__ constructor',
      'from AGENTS.md context/guides/a%20b.md context/project.md',
      'output AGENTS.md 00000001 0000000a',
      'output packages/50%25%20off/AGENTS.md',
    ]);
  });

  it('is read back as it was written', () => {
    expect(parseLock(formatLock(lock))).toEqual({ value: lock, problems: [] });
  });

  it('remembers outputs as documents, both after a merge', () => {
    const [a, b] = ['a', 'b'].map((sign) => ({ text: sign.repeat(16), meaning: '0'.repeat(16) }));
    const of = (...documents: readonly (typeof a & {})[]): Lock => ({
      outputs: [{ path: 'AGENTS.md', lines: ['0000000a'], documents, sources: [] }],
      claims: [],
    });
    expect(formatLock(of(a!))).toContain(`document AGENTS.md ${'a'.repeat(16)} ${'0'.repeat(16)}\n`);
    expect(parseLock(formatLock(of(b!)) + formatLock(of(a!)))).toEqual({ value: of(a!, b!), problems: [] });
    expect(parseLock('document AGENTS.md aaaa bbbb\n').problems).toHaveLength(1);
    expect(parseLock(`document AGENTS.md ${'a'.repeat(16)} ${'0'.repeat(16)}\n`).value.outputs).toEqual([]);
  });

  it('is the same for the same lock in any order', () => {
    const reversed: Lock = {
      ...lock,
      outputs: lock.outputs.toReversed(),
      claims: [...lock.claims, ...lock.claims].toReversed(),
    };
    expect(formatLock(reversed)).toBe(formatLock(lock));
  });

  it('gives the same lock with lines shuffled, repeated, and ended as on Windows', () => {
    const lines = formatLock(lock).trimEnd().split('\n');
    for (let seed = 1; seed <= 50; seed++) {
      const text = shuffled([...lines, ...lines], seed).join(seed % 2 ? '\n' : '\r\n');
      expect(parseLock(text)).toEqual({ value: lock, problems: [] });
    }
  });
});

describe('two locks', () => {
  it('unite to what a union merge of their texts is read as', () => {
    const merged = parseLock(formatLock(lock) + formatLock(other));
    expect(merged).toEqual({ value: uniteLocks(lock, other), problems: [] });
    expect(merged.value.version).toBe('0.2.0');
    expect(merged.value.outputs[0]).toEqual({
      path: 'AGENTS.md',
      lines: ['00000001', '0000000a', '0000000b'],
      sources: ['context/guides/a b.md', 'context/project.md', 'context/z.md'],
    });
  });

  it('unite the same way from either side, and a lock with itself is itself', () => {
    expect(uniteLocks(other, lock)).toEqual(uniteLocks(lock, other));
    expect(uniteLocks(lock, lock)).toEqual(lock);
    expect(uniteLocks(lock, { outputs: [], claims: [] })).toEqual(lock);
  });

  it('are both read where a merge left conflict markers', () => {
    const text = `<<<<<<< HEAD\n${formatLock(lock)}||||||| 1a2b3c\n=======\n${formatLock(other)}>>>>>>> topic\n`;
    expect(parseLock(text)).toEqual({ value: uniteLocks(lock, other), problems: [] });
  });

  it('keep no output of which only the sources survived a merge', () => {
    expect(parseLock('from gone/AGENTS.md context/a.md\n').value.outputs).toEqual([]);
  });

  it.each([
    ['1.0.0-beta.2', '1.0.0', '1.0.0'],
    ['1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-beta.11'],
    ['1.9.0', '1.10.0', '1.10.0'],
  ])('carry the higher of the versions %s and %s', (a, b, higher) => {
    expect(parseLock(`lintel ${a}\nlintel ${b}\n`).value.version).toBe(higher);
    expect(parseLock(`lintel ${b}\nlintel ${a}\n`).value.version).toBe(higher);
  });
});

describe('stamps and what is gone', () => {
  const stamp = (block: string, fingerprint: string, surface: string) => ({ block, fingerprint, surface });
  const claim = { file: 'AGENTS.md', claim: 'src/a.ts#A', target: 'src/a.ts#A' };
  const commit = 'a'.repeat(40);
  const stamped: Lock = {
    version: '0.1.0',
    outputs: [],
    claims: [
      {
        ...claim,
        stamps: [stamp('00000001', '1:aa-_', 'class A\nrun(a: string): void  \n'), stamp('00000002', '1:b', '')],
      },
      {
        file: 'b c.md',
        claim: 'PORT',
        target: 'src/a.ts#PORT',
        stamps: [{ ...stamp('0000000f', '1:c', 'const PORT = 80%'), value: "'a b=c'" }],
      },
      { ...claim, file: 'b c.md', stamps: [stamp('00000001', '1:aa-_', 'class A\nrun(a: string): void  \n')] },
    ],
    gone: [{ file: 'AGENTS.md', claim: 'Old.tool', target: 'src/a.ts#Old.tool', commit }],
  };

  it('are read back as they were written, a surface once for all who describe it', () => {
    const text = formatLock(stamped);
    expect(parseLock(text)).toEqual({ value: stamped, problems: [] });
    expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'lintel 0.1.0',
      'claim AGENTS.md src/a.ts#A src/a.ts#A 00000001 1:aa-_',
      'claim AGENTS.md src/a.ts#A src/a.ts#A 00000002 1:b',
      "claim b%20c.md PORT src/a.ts#PORT 0000000f 1:c='a%20b=c'",
      'claim b%20c.md src/a.ts#A src/a.ts#A 00000001 1:aa-_',
      `gone AGENTS.md Old.tool src/a.ts#Old.tool ${commit}`,
      'surface src/a.ts#A 1:aa-_ class A%0Arun(a: string): void  %0A',
      "surface src/a.ts#PORT 1:c='a%20b=c' const PORT = 80%25",
      '',
    ]);
  });

  it('are united from both sides of a merge, in any order, with a record of an older lintel beside them', () => {
    const side = (fingerprint: string): Lock => ({
      outputs: [],
      claims: [{ ...claim, stamps: [stamp('00000001', fingerprint, fingerprint)] }],
      gone: [{ ...claim, commit: fingerprint === '1:a' ? commit : 'b'.repeat(40) }],
    });
    const [a, b] = [side('1:a'), side('1:b')];
    const both = uniteLocks(a, b);
    expect(both).toEqual(uniteLocks(b, a));
    expect(both.claims).toEqual([
      { ...claim, stamps: [stamp('00000001', '1:a', '1:a'), stamp('00000001', '1:b', '1:b')] },
    ]);
    expect(both.gone).toEqual([{ ...claim, commit }]);
    const old = formatLock({ outputs: [], claims: [claim] });
    expect(parseLock(formatLock(b) + old + formatLock(a)).value).toEqual(both);
  });

  it('hold the words around paths and commands, from both sides of a merge, and are read without them', () => {
    const path = { file: 'a.md', claim: 'src/a.ts', target: 'src/a.ts' };
    const [one, two] = [{ block: '00000001', near: '00000003' }, { block: '00000002' }];
    const side = (...words: NonNullable<LockedClaim['words']>): Lock => ({ outputs: [], claims: [{ ...path, words }] });
    expect(formatLock(side(one))).toContain('\nclaim a.md src/a.ts src/a.ts 00000001-00000003\n');
    expect(uniteLocks(side(one), side(two))).toEqual(side(one, two));
    const old = formatLock({ outputs: [], claims: [path] });
    expect(parseLock(old).value.claims).toEqual([path]);
    expect(parseLock(old + formatLock(side(one))).value).toEqual(side(one));
  });

  it.each([
    'claim a.md a b 0000001',
    'claim a.md a b 00000001-',
    'claim a.md a b 00000001-2',
    'claim a.md a b 0000001 1:a',
    'claim a.md a b 00000001 aa',
    'claim a.md a b 00000001 1:a x',
    'gone a.md a b',
    'gone a.md a b main',
    'surface a.ts#A 1:a',
    'surface a.ts#A aa class A',
    'surface a.ts#A 1:a class %A',
  ])('are told where they cannot be read: %s', (line) => {
    expect(parseLock(`${line}\n`).problems).toHaveLength(1);
    expect(parseLock(`${line}\n`).value).toEqual({ outputs: [], claims: [] });
  });
});

describe('a lock with faults', () => {
  it('is empty when there is no text', () => {
    expect(parseLock(undefined)).toEqual({ value: { outputs: [], claims: [] }, problems: [] });
  });

  it('names each line that it cannot read, and reads the rest', () => {
    const text = [
      'lintel one',
      'output AGENTS.md 0000000a',
      'stamp AGENTS.md 1',
      'output b.md nothash',
      'claim a.md only-two',
      'claim a.md %ZZ b',
      'constructor x',
      'output',
    ].join('\n');
    const { value, problems } = parseLock(text, { file: 'context/lintel.lock' });
    expect(value).toEqual({ outputs: [{ path: 'AGENTS.md', lines: ['0000000a'], sources: [] }], claims: [] });
    expect(problems.map(({ rule, file, line }) => `${rule} ${file}:${line}`)).toEqual(
      [1, 3, 4, 5, 6, 7, 8].map((line) => `output/lock context/lintel.lock:${line}`),
    );
    expect(problems[1]?.message).toContain('`stamp`');
  });

  it.each(['../x', '/etc/passwd', '.git/config', 'a/../b', 'a//b', './a', 'C:/x', 'a/.GIT/x', 'git~1/config'])(
    'owns nothing at %s',
    (path) => {
      expect(isRepositoryPath(path)).toBe(false);
      const { value, problems } = parseLock(`output ${path} 0000000a\n`);
      expect(value.outputs).toEqual([]);
      expect(problems).toHaveLength(1);
    },
  );

  it('asks for an upgrade when a newer lintel wrote it, and is read all the same', () => {
    const text = 'lintel 2.0.0\noutput AGENTS.md 0000000a\n';
    const { value, problems } = parseLock(text, { file: 'lintel.lock', version: '1.4.0' });
    expect(value.outputs).toHaveLength(1);
    expect(problems).toMatchObject([{ rule: 'output/lock', line: 1, hint: 'Upgrade lintel to 2.0.0 or later.' }]);
    expect(parseLock(text, { version: '2.0.0' }).problems).toEqual([]);
  });
});

describe('the hash of a line', () => {
  it.each([
    ['* Use `pnpm`.', '-   Use `pnpm`.'],
    ['+ Use it', '  - Use it  '],
    ['2. First', '1) First'],
    ['This is _so_ and __so__', 'This is *so* and **so**'],
    ['a\\_b \\# c', 'a_b # c'],
    ['| a | b |', '|a    |  b|'],
    ['| --- | :-: |', '|-------|:---------:|'],
    ['~~~ ts', '```ts'],
    ['***', '---'],
    ['## Title ##', '## Title'],
    ['> * quoted', '> - quoted'],
    ['text\r', '\uFEFFtext'],
  ])('does not change when a formatter turns %j into %j', (a, b) => {
    expect(lineHash(a)).toBe(lineHash(b));
  });

  it.each([
    ['Use npm', 'Use pnpm'],
    ['Never call it', 'Always call it'],
    ['## Title', '### Title'],
    ['- a', 'a'],
    ['| a | b |', '| a | c |'],
    ['port 3000', 'port 3001'],
  ])('tells %j from %j', (a, b) => {
    expect(lineHash(a)).not.toBe(lineHash(b));
  });

  it('is eight hex digits, and blank lines have none', () => {
    expect(lineHash('x')).toMatch(/^[0-9a-f]{8}$/);
    expect(hashLines('b\n\n  \na\nb\n')).toEqual([lineHash('a'), lineHash('b')].sort());
  });
});
