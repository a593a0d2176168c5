// node --liftoff-only parse.mjs: reads a JSON array of PowerShell scripts from the standard input and writes their syntax
// trees as JSON, one array per node: [type, first character, last character (exclusive), kind, children], kind being
// "named", "word", "error" or "missing".
import { Parser, Language } from '../../../../target/powershell/web-tree-sitter/tree-sitter.js';
import { readFileSync } from 'node:fs';

const folder = new URL('../../../../target/powershell/', import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(readFileSync(new URL('tree-sitter-powershell/tree-sitter-powershell.wasm', folder))));

function kind(cursor) {
  if (cursor.nodeType === 'ERROR') return 'error';
  if (cursor.nodeIsMissing) return 'missing';
  return cursor.nodeIsNamed ? 'named' : 'word';
}

function node(cursor) {
  const children = [];
  const own = [cursor.nodeType, cursor.startIndex, cursor.endIndex, kind(cursor), children];
  if (cursor.gotoFirstChild()) {
    do children.push(node(cursor)); while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return own;
}

const scripts = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(scripts.map((script) => node(parser.parse(script).walk()))));
