// Writes what TypeScript knows of the bundle: one file beside each script, so that nobody needs its sources.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const CLIENT = 'lennotify-client';
const LINK = /^(import|export) (type )?(?:(\*|\{[^}]*\}) from )?'(\.[^']*)';\n/gm;
const DECLARED = /^(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|const|function) (\w+)/gm;

/** Writes `{name}.d.ts` of each entry into the folder. */
export async function writeDeclarations(here, out, entries) {
  const made = await mkdtemp(join(tmpdir(), 'lennotify-types-'));
  try {
    const compiler = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
    await promisify(execFile)(process.execPath, [compiler, '-p', here, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', made]);
    const client = await modulesOf(join(made, `${CLIENT}.d.ts`));
    for (const entry of entries) {
      const file = join(made, `${entry}.d.ts`);
      const text = entry === CLIENT ? textOf(file, client, new Map()) : textOf(file, await modulesOf(file), client);
      await writeFile(join(out, `${entry}.d.ts`), text);
    }
  } finally {
    await rm(made, { recursive: true });
  }
}

/** A module and all that it speaks of, by file; those come first that others speak of. */
async function modulesOf(entry, known = new Map(), underWay = new Set()) {
  if (!known.has(entry) && !underWay.has(entry)) {
    underWay.add(entry);
    const text = await readFile(entry, 'utf8');
    const links = [...text.matchAll(LINK)].map(([, kind, type, what = '', path]) => ({ kind, isType: Boolean(type), what, file: resolve(dirname(entry), path.replace(/\.js$/, '.d.ts')) }));
    for (const { file } of links) {
      await modulesOf(file, known, underWay);
    }

    known.set(entry, { text, links });
  }

  return known;
}

// What the client's own file has is taken from there.
function textOf(entry, modules, client) {
  const own = [...modules].filter(([file]) => !client.has(file));
  const bodies = own.map(([, { text }]) => bare(text)).filter(Boolean);
  const declared = bodies.flatMap((body) => [...body.matchAll(DECLARED)].map(([, name]) => name));
  const twice = declared.find((name, at) => declared.indexOf(name) !== at);
  if (twice) {
    throw new Error(`${entry}: ${twice} is declared twice. In one file a name stands for one thing only.`);
  }

  const links = own.flatMap(([, module]) => module.links);
  const taken = links.filter(({ kind, file }) => kind === 'import' && client.has(file)).flatMap(({ what }) => namesIn(what));
  return [
    '// Written by declarations.mjs: do not edit.',
    links.some(({ kind, what, file }) => kind === 'export' && what === '*' && client.has(file)) && `export * from './${CLIENT}.js';`,
    taken.length > 0 && `import type { ${unique(taken).join(', ')} } from './${CLIENT}.js';`,
    ...bodies,
    `export { ${unique(exportsOf(entry, modules, client)).join(', ')} };`,
  ].filter(Boolean).join('\n\n') + '\n';
}

const bare = (text) => text.replace(LINK, '').replace(/^export \{\};\n/gm, '').replace(/^export (?:declare )?(?=(?:abstract )?class|const|function)/gm, 'declare ').replace(/^export (?=interface|type)/gm, '').trim();

/** What an entry hands out: values by name, and what is only spoken of as `type Name`. */
function exportsOf(file, modules, client, isType = false) {
  const { text, links } = modules.get(file);
  const mark = (name) => (isType && !name.startsWith('type ') ? `type ${name}` : name);
  const own = [...text.matchAll(DECLARED)].filter(([all]) => all.startsWith('export')).map(([, name]) => mark(name));
  return [...own, ...links.filter(({ kind }) => kind === 'export').flatMap((link) => {
    if (link.what !== '*') {
      return namesIn(link.what, false).map((name) => (link.isType && !name.startsWith('type ') ? `type ${name}` : mark(name)));
    }

    return client.has(link.file) ? [] : exportsOf(link.file, modules, client, isType || link.isType);
  })];
}

function namesIn(list, isBare = true) {
  const names = list.replace(/[{}]/g, '').split(',').map((name) => name.trim()).filter(Boolean);
  return isBare ? names.map((name) => name.replace(/^type /, '')) : names;
}

const unique = (names) => [...new Set(names)].sort();
