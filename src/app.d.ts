/** What the pages find in `locals`: set in hooks.server.ts, for every request. */
import type { Asker } from '#domain/access.ts';
import type { WorkshopId } from '#domain/identifiers.ts';
import type { Language } from '#language/languages.ts';
import type { SignedIn } from '#server/accounts/accounts.ts';
import type { Kavarna } from '#server/kavarna.ts';
import type { Visit, Watch } from '#server/workshops/visits.ts';

declare global {
  namespace App {
    interface Locals {
      kavarna: Kavarna;
      language: Language;
      /** The facilitator who is signed in on this browser. */
      signedIn: SignedIn | null;
      /** The secret of this browser's session; a new one takes its place on signing in. */
      accountToken: string | undefined;
      /** The facilitator as the rules see them; nobody where none is signed in. */
      asker: Asker;
      /** This browser's seat in a workshop. */
      visit: (workshop: WorkshopId) => Promise<Visit | null>;
      /** What somebody who looks on with this browser may see of a workshop. */
      watch: (workshop: WorkshopId) => Promise<Watch | null>;
      keepWatch: (workshop: WorkshopId, token: string) => void;
      /** The secret of the card by whose link this browser came. */
      card: string | undefined;
      keepCard: (key: string) => void;
      keepSeat: (workshop: WorkshopId, token: string) => void;
      keepAccount: (token: string) => void;
      signOut: () => Promise<void>;
    }
  }
}
