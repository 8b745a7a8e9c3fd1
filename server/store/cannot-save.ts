/** When the disk does not take what is to be kept: full, failing, locked by somebody else. Told to people as the refusal `cannot-save`. */
import { codeOf } from './data-folder.ts';

/** The boards' log can't be written now; what was asked for was not done, or is not safe yet. */
export class CannotSave extends Error {}

const STORAGE_CODES =
  /^(SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|CORRUPT|NOTADB)|ENOSPC|EDQUOT|EROFS|EIO|EFBIG)/;

/** Whether an error says that the disk did not take something, rather than that our code is wrong. */
export function isCannotSave(error: unknown): boolean {
  return error instanceof CannotSave || STORAGE_CODES.test(codeOf(error));
}
