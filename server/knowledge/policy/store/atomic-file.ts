/**
 * Writes a file whole or not at all: beside it first, then renamed.
 * Promise: a failure leaves the old file and no half-written one; a full or locked disk is `storage-failed` in clear words.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssistantError } from '../../../errors.js';
import { printable } from '../refuse.js';

/** What of the file system is used, so that a test can have a full disk. */
export const diskCalls = { mkdir, rename, rm, writeFile };
export type DiskCalls = typeof diskCalls;

export const temporaryName = /^\.new-[0-9a-f-]{36}$/;

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了：请腾出地方，再运行一次，会接着做',
  EDQUOT: '磁盘的配额用完了：请腾出地方，再运行一次，会接着做',
  EACCES: '没有写的权限：请换一个文件夹，或者请管理员给权限',
  EPERM: '没有写的权限：请换一个文件夹，或者请管理员给权限',
  EROFS: '磁盘是只读的：请换一个文件夹',
  EISDIR: '那里已经有一个同名的文件夹：请把它挪走',
  ENOTDIR: '要存的地方是一个文件，不是文件夹：请换一个文件夹',
  EEXIST: '要存的地方是一个文件，不是文件夹：请换一个文件夹',
};

export async function writeWhole(file: string, text: string, disk: DiskCalls = diskCalls): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.new-${randomUUID()}`);
  try {
    await disk.mkdir(folder, { recursive: true });
    await disk.writeFile(temporary, text);
    await disk.rename(temporary, file);
  } catch (cause) {
    await disk.rm(temporary, { force: true }).catch(() => undefined);
    throw storageFailure(file, cause);
  }
}

export function storageFailure(file: string, cause: unknown): AssistantError {
  if (cause instanceof AssistantError) return cause;
  const { code = '', message = '' } = cause as NodeJS.ErrnoException;
  return new AssistantError('storage-failed', { detail: `${printable(file)}：${reasons[code] ?? message}`, cause });
}
