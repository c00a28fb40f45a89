import { toJsonSchema } from '@valibot/to-json-schema';
import { createGenerator } from 'ts-json-schema-generator';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../src/config.ts';

/** `npm run schema` rewrites the published files. */
describe('published JSON Schemas', () => {
  it.each(['ModelDocument', 'ScanDocument'])('%s is what the types say', async (type) => {
    const schema = createGenerator({
      path: 'src/document.ts',
      tsconfig: 'tsconfig.json',
      type,
      skipTypeCheck: true,
    }).createSchema(type);
    const name = type.replace('Document', '').toLowerCase();
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../schema/${name}.schema.json`);
  });

  it('the configuration schema is what the parser accepts', async () => {
    const schema = toJsonSchema(configSchema);
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schema/config.schema.json');
  });
});
