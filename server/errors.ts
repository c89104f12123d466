/**
 * The one error class and the list of its codes. Every code has words for the person (in Chinese) that say what to do.
 * Promise: a message for the person never holds what the person said, a path or a key.
 * Change with it: server/README.md (a test compares the codes).
 */
export const errorMessages = {
  'bad-request': '这个请求我看不懂，请检查一下再发。',
  'question-empty': '您还没有说问题，请再说一遍。',
  'question-too-long': '这句话太长了，请拣最要紧的一件事说。',
  'audio-empty': '没有收到声音，请按住按钮再说一遍。',
  'audio-too-long': '这段录音太长了，请用一分钟以内的话说。',
  'audio-unreadable': '这个录音打不开，请用 WAV 格式的录音，或者打字问。',
  'audio-unsupported': '这种录音格式还听不了，请换成 WAV 格式，或者打字问。',
  'too-many-requests': '问得太快了，请歇几秒钟再问。',
  'too-large': '发来的东西太大了，请短一点再发。',
  'not-found': '没有找到这个页面。',
  'origin-refused': '这个网页没有得到允许，请从本地服务网页进来问。',
  'model-missing': '语音部件还没有装好，请先打字问，或者请工作人员安装。',
  'model-corrupt': '语音部件的文件坏了，请工作人员重新下载。',
  'engine-failed': '语音部件出了点毛病，请再试一次，或者打字问。',
  'engine-timeout': '等得太久了，请再试一次。',
  aborted: '这次提问已经停下了。',
  'knowledge-invalid': '知识库里有一处写得不对，请工作人员检查。',
  'storage-failed': '存不下去，请工作人员看看磁盘是不是满了、有没有写的权限。',
  'config-invalid': '设置写得不对，请工作人员检查。',
  internal: '系统出了点毛病，请过一会儿再试，或者到窗口去问。',
} as const;

export type ErrorCode = keyof typeof errorMessages;

export interface ErrorOptions {
  /** For the log: what exactly went wrong and what to do. Never holds the person's words. */
  readonly detail?: string;
  readonly stage?: string;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

export class AssistantError extends Error {
  readonly code: ErrorCode;
  readonly stage: string | undefined;
  readonly retryable: boolean;

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    super(options.detail ?? errorMessages[code], options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AssistantError';
    this.code = code;
    this.stage = options.stage;
    this.retryable = options.retryable ?? false;
  }

  /** What the person hears or reads. */
  get forPerson(): string {
    return errorMessages[this.code];
  }
}

/** Any thrown value as an AssistantError; an abort becomes `aborted`, the unknown becomes `internal`. */
export function toAssistantError(thrown: unknown, stage?: string): AssistantError {
  if (thrown instanceof AssistantError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new AssistantError('aborted', { cause: thrown, ...(stage ? { stage } : {}) });
  return new AssistantError('internal', {
    cause: thrown,
    detail: thrown instanceof Error ? thrown.message : String(thrown),
    ...(stage ? { stage } : {}),
  });
}
