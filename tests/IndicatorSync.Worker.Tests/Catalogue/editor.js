// Opens a YAML file in the real yaml-language-server and prints what an editor would show: its diagnostics, and the completions at LINE:COLUMN
// (0-based). Usage: node editor.js PACKAGES FILE [LINE:COLUMN...], where PACKAGES holds node_modules.
const childProcess = require('child_process');
const fs = require('fs');
const path = require('path');
const url = require('url');

const [packages, file, ...places] = process.argv.slice(2);
const server = childProcess.spawn(
  process.execPath, [path.join(packages, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const settings = { yaml: { validate: true, completion: true, schemaStore: { enable: false }, schemas: {} } };
const waiting = new Map();
let received = Buffer.alloc(0);
let lastId = 0;
let tellDiagnostics;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function ask(method, params) {
  return new Promise(resolve => {
    waiting.set(++lastId, resolve);
    send({ id: lastId, method, params });
  });
}

function take(message) {
  if (message.method === 'textDocument/publishDiagnostics') tellDiagnostics(message.params.diagnostics);
  else if (message.method === 'workspace/configuration') send({ id: message.id, result: message.params.items.map(item => settings[item.section] ?? null) });
  else if (message.method && message.id !== undefined) send({ id: message.id, result: null });
  else if (waiting.has(message.id)) waiting.get(message.id)(message.result);
}

server.stdout.on('data', chunk => {
  received = Buffer.concat([received, chunk]);
  for (;;) {
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/.exec(received.subarray(0, head).toString())[1]);
    if (received.length < head + 4 + length) return;
    const body = received.subarray(head + 4, head + 4 + length);
    received = received.subarray(head + 4 + length);
    take(JSON.parse(body.toString()));
  }
});

(async () => {
  const uri = url.pathToFileURL(path.resolve(file)).href;
  const diagnostics = new Promise(resolve => { tellDiagnostics = resolve; });
  await ask('initialize', { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true }, textDocument: { completion: {}, publishDiagnostics: {} } } });
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text: fs.readFileSync(file, 'utf8') } } });
  const shown = { diagnostics: (await diagnostics).map(one => `${one.range.start.line + 1}: ${one.message}`), completions: [] };
  for (const place of places) {
    const [line, character] = place.split(':').map(Number);
    const answer = await ask('textDocument/completion', { textDocument: { uri }, position: { line, character } });
    shown.completions.push((answer.items ?? answer).map(item => item.label));
  }

  console.log(JSON.stringify(shown));
  server.kill();
})();
