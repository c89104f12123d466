/**
 * The files that an import was asked to read, in the order of their paths, and those it must not touch, with the reason.
 * Promise: symbolic links are never followed, so a loop ends nothing; a file over the limit is not read; nothing is written.
 */
import { lstat, open, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { importLimits, megabytes } from '../limits.js';
import { refusal } from '../refuse.js';

export interface Source {
  /** As it was given, or below what was given. */
  readonly path: string;
  /** Why it is not read. */
  readonly refused?: string;
}

/** `except`: a folder that is left out: where documents are stored. */
export async function listSources(paths: readonly string[], except: string): Promise<Source[]> {
  const found: Source[] = [];
  for (const path of paths) await walk(path, resolve(except), found);
  return found;
}

async function walk(path: string, except: string, found: Source[]): Promise<void> {
  if (resolve(path) === except) return;
  const refuse = (refused: string) => void found.push({ path, refused });
  const status = await lstat(path).catch((error: NodeJS.ErrnoException) => error);
  if (status instanceof Error) return refuse(whyNot(status));
  if (status.isSymbolicLink()) return refuse('是快捷方式（符号链接），没有跟过去：请写它指向的文件');
  if (status.isFile()) return void found.push({ path });
  if (!status.isDirectory()) return refuse('不是普通的文件');
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) return refuse(whyNot(names));
  for (const name of names.sort()) if (!isHidden(name)) await walk(join(path, name), except, found);
}

/** What systems and Word leave beside documents. */
const isHidden = (name: string) => /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$/i.test(name);

/** Throws `knowledge-invalid` with the reason. */
export async function readSource(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw refusal(whyNot(error), error);
  });
  try {
    const { size } = await file.stat();
    if (size > importLimits.fileBytes)
      throw refusal(`有 ${megabytes(size)}，超过 ${megabytes(importLimits.fileBytes)}：请拆开，或者去掉大图片再导入`);
    return await file.readFile().catch((error: NodeJS.ErrnoException) => {
      throw refusal(whyNot(error), error);
    });
  } finally {
    await file.close();
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return '没有这个文件或文件夹：请检查名字';
  if (code === 'EACCES' || code === 'EPERM') return '没有读的权限：请换一个账号，或者请管理员给权限';
  if (code === 'ELOOP') return '快捷方式绕成了圈';
  return `读不出来（${code ?? message}）：请检查磁盘`;
}
