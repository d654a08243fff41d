// Writes src/api.ts, or the file that is named, from openapi.json: the bodies as they are on the wire.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { components } = JSON.parse(await readFile(join(here, 'openapi.json'), 'utf8'));

const nameOf = (ref) => ref.split('/').at(-1);
const isWord = (name) => /^[A-Za-z_]\w*$/.test(name);
const quoted = (name) => (isWord(name) ? name : JSON.stringify(name));

function typeOf(schema, indent = '') {
  if (schema.$ref) {
    return nameOf(schema.$ref);
  }

  const several = schema.oneOf ?? schema.anyOf;
  if (several) {
    return several.map((one) => typeOf(one, indent)).join(' | ');
  }

  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  }

  const kinds = [schema.type ?? 'unknown'].flat();
  const number = kinds.some((kind) => kind === 'integer' || kind === 'number');
  // A number may come as text for a reader that cannot hold it; ours never does.
  return [...new Set(kinds.filter((kind) => !(number && kind === 'string')).map((kind) => plain(kind, schema, indent)))].join(' | ');
}

function plain(kind, schema, indent) {
  switch (kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const items = typeOf(schema.items ?? {}, indent);
      return items.includes(' ') ? `(${items})[]` : `${items}[]`;
    }
    case 'object':
      return schema.properties ? members(schema, indent)
        : `Record<string, ${typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, indent) : 'unknown'}>`;
    default:
      return kind;
  }
}

function members(schema, indent) {
  const deeper = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const says = property.description ? `${deeper}/** ${property.description.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n` : '';
    return `${says}${deeper}${quoted(name)}${schema.required?.includes(name) ? '' : '?'}: ${typeOf(property, deeper)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const types = Object.entries(components.schemas).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, schema]) => {
  const says = schema.description ? `/** ${schema.description.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n` : '';
  return `${says}export ${schema.properties ? `interface ${name} ${members(schema, '')}` : `type ${name} = ${typeOf(schema)};`}\n`;
});
await writeFile(process.argv[2] ?? join(here, 'src', 'api.ts'), `// Written by types.mjs from openapi.json: do not edit.\n\n${types.join('\n')}`);
