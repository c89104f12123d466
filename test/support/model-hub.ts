/** A hub on a free port of this machine: serves `/<repository>/resolve/main/<file>` with HEAD, GET and ranges; closed after each test. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import proto from 'onnx-proto';
import { afterEach } from 'vitest';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

export interface HubOptions {
  /** The next GET of a file breaks off after this many bytes. */
  breakAfter?: number;
  /** Tell another hash than the file's. */
  wrongHash?: boolean;
  /** Tell sizes and hashes by redirecting HEAD as large files are, or tell neither. */
  redirect?: boolean;
  /** Serve the whole file although a range was asked for. */
  ignoreRange?: boolean;
}

export async function openHub(files: Readonly<Record<string, string | Uint8Array>>, options: HubOptions = {}) {
  /** method, path, range */
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/cdn/, '');
    requests.push(`${request.method} ${path} ${request.headers.range ?? ''}`.trim());
    const content = files[decodeURIComponent(path.slice(1))];
    if (content === undefined) return response.writeHead(404).end();
    const body = Buffer.from(content);
    const hash = createHash('sha256')
      .update(options.wrongHash ? 'other' : body)
      .digest('hex');
    if (options.redirect && !request.url?.startsWith('/cdn')) {
      const told = { 'x-linked-size': body.length, 'x-linked-etag': `"${hash}"` };
      return response.writeHead(302, { location: `/cdn${path}`, ...told }).end();
    }
    const start = options.ignoreRange ? 0 : Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const part = body.subarray(start);
    response.writeHead(start ? 206 : 200, { 'content-length': part.length, etag: `"${hash}"` });
    if (request.method === 'HEAD') return response.end();
    if (options.breakAfter === undefined) return response.end(part);
    const sent = part.subarray(0, options.breakAfter);
    delete options.breakAfter;
    return response.write(sent, () => setTimeout(() => response.destroy(), 20));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** A voice as a repository holds it: a graph of the values where Kokoro is cut in two, and a tokenizer of two symbols. */
export function hubVoice() {
  const values = ['MatMul_1_output_0', 'Reshape_output_0', 'Reshape_1_output_0', 'Gather_output_0'].map(
    (v) => `/encoder/${v}`,
  );
  const [content = ''] = values;
  const graph = {
    input: [{ name: 'input_ids' }],
    node: [
      ...values.map((output) => ({ opType: 'Identity', input: ['input_ids'], output: [output] })),
      { opType: 'Identity', input: [content], output: ['waveform'] },
    ],
    output: [{ name: 'waveform' }],
  };
  const model = proto.onnx.ModelProto.encode({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 17 }],
    graph,
  }).finish();
  return { 'model.onnx': model, 'tokenizer.json': '{"model":{"vocab":{"$":0,"a":43}}}' };
}
