/** A thread of the update log as the event loop sees it: asked one thing after the other, and started anew when it has died. */
import { Worker } from 'node:worker_threads';

/** Every answer is either of these. `code`: SQLite's own, where it is its error. */
export type ThreadAnswer<Value> = { ok: true; value: Value } | { ok: false; error: string; code: string };

export interface LogThread<Request> {
  /** Answers in order. Rejects when the thread died over it; the next request meets a new thread. */
  ask<Value = unknown>(request: Request): Promise<ThreadAnswer<Value>>;
  end(): Promise<void>;
}

interface Question {
  resolve: (answer: ThreadAnswer<never>) => void;
  reject: (error: Error) => void;
}

/** `script`: what the thread runs; it is handed the log's file as `workerData.file`. */
export function logThread<Request>(
  script: URL,
  { file, report }: { file: string; report: (problem: string) => void },
): LogThread<Request> {
  let living: { worker: Worker; waiting: Question[] } | null = null;

  function start(): { worker: Worker; waiting: Question[] } {
    const thread = { worker: new Worker(script, { workerData: { file } }), waiting: [] as Question[] };
    const died = (why: string) => {
      if (living !== thread) return;
      living = null;
      report(`A thread of the update log has ended (${why}); a new one takes over.`);
      for (const question of thread.waiting.splice(0)) question.reject(new Error(`the log's thread ended: ${why}`));
    };
    thread.worker.on('message', (answer: ThreadAnswer<never>) => thread.waiting.shift()?.resolve(answer));
    thread.worker.on('error', (error: unknown) => died(error instanceof Error ? error.message : String(error)));
    thread.worker.on('exit', (code) => died(`exit code ${code}`));
    return thread;
  }

  return {
    ask: <Value>(request: Request) =>
      new Promise<ThreadAnswer<Value>>((resolve, reject) => {
        living ??= start();
        living.waiting.push({ resolve, reject });
        living.worker.postMessage(request);
      }),
    async end() {
      const ending = living;
      living = null;
      for (const question of ending?.waiting.splice(0) ?? []) question.reject(new Error('the log was closed'));
      await ending?.worker.terminate();
    },
  };
}
