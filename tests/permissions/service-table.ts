/**
 * Every operation of the API and every kind of shared document, and who may. The tests find the operations in the OpenAPI document and fail
 * where one has no row here, or a row no operation. An operation's row names the deed it is; `domain/access.ts` says who may do it.
 */
import type { Access, Deed } from '#domain/access.ts';
import type { DocumentSubject } from '#domain/identifiers.ts';
import type { Role } from './permission-table.ts';

/** `everybody`: no token needed. `account`: what is a facilitator's own. `seat`: what is a seat's own. `author`: of what was handed in. */
export type Right = Deed | 'everybody' | 'account' | 'seat' | 'author';

export const OPERATIONS: Record<string, Right> = {
  'GET /time': 'everybody',
  'GET /openapi.json': 'everybody',
  'POST /join': 'everybody',

  'POST /initiatives': 'account',
  'GET /initiatives': 'account',
  'GET /initiatives/{id}': 'seeInitiative',
  'PATCH /initiatives/{id}': 'changeInitiative',
  'DELETE /initiatives/{id}': 'eraseInitiative',
  'POST /initiatives/{id}/workshops': 'createWorkshop',
  'GET /initiatives/{id}/workshops': 'seeInitiative',
  'GET /initiatives/{id}/ideas': 'seeInitiative',
  'GET /initiatives/{id}/measures': 'editPlan',
  'POST /initiatives/{id}/measures': 'editPlan',
  'PATCH /initiatives/{id}/measures/{measure}': 'editPlan',
  'DELETE /initiatives/{id}/measures/{measure}': 'editPlan',
  'POST /initiatives/{id}/measures/{measure}/merge': 'editPlan',
  'PUT /initiatives/{id}/measures/order': 'editPlan',
  'POST /initiatives/{id}/placements': 'editPlan',
  'POST /initiatives/{id}/objectives': 'editPlan',
  'GET /initiatives/{id}/exports/{file}': 'exportPlan',

  'GET /workshops/{id}': 'seeDesk',
  'PATCH /workshops/{id}': 'setUpWorkshop',
  'PUT /workshops/{id}/phase': 'runRounds',
  'POST /workshops/{id}/rounds': 'runRounds',
  'POST /workshops/{id}/rounds/current/end': 'runRounds',
  'POST /workshops/{id}/rounds/current/extend': 'runRounds',
  'GET /workshops/{id}/evening': 'seeDesk',
  'POST /workshops/{id}/evening/go-on': 'runRounds',
  'POST /workshops/{id}/evening/go-back': 'runRounds',
  'POST /workshops/{id}/evening/extend': 'runRounds',
  'PUT /workshops/{id}/evening/steps': 'setUpWorkshop',
  'PUT /workshops/{id}/evening/gong': 'runRounds',
  'GET /workshops/{id}/seats': 'seeDesk',
  'POST /workshops/{id}/seats/{seat}/move': 'arrangeSeats',
  'PUT /workshops/{id}/seats/{seat}/kind': 'arrangeSeats',
  'DELETE /workshops/{id}/seats/{seat}': 'arrangeSeats',
  'GET /workshops/{id}/boards/{pages}': 'exportBoards',
  'POST /workshops/{id}/places/proposals': 'arrangeSeats',
  'POST /workshops/{id}/places/proposals/{proposal}/accept': 'arrangeSeats',
  'GET /workshops/{id}/places/routes': 'seeDesk',
  'PUT /workshops/{id}/tables/{table}/place': 'arrangeSeats',
  'PUT /workshops/{id}/seats/{seat}/place': 'arrangeSeats',
  // Where and when is asked of whoever has a seat.
  'PUT /seat/next-table': 'seat',
  'PUT /seat/arrival': 'seat',
  'PUT /seat/hosting': 'seat',
  'GET /workshops/{id}/pulse': 'seeDesk',
  'PUT /workshops/{id}/announcement': 'announce',
  'PUT /workshops/{id}/projector': 'steerProjector',
  'DELETE /workshops/{id}/announcement': 'announce',
  'POST /workshops/{id}/lock': 'lockTables',
  'POST /workshops/{id}/unlock': 'lockTables',
  'GET /workshops/{id}/ideas': 'seeDesk',
  'GET /workshops/{id}/review': 'moderate',
  'GET /workshops/{id}/hidden': 'moderate',
  'PUT /proposals/{proposal}/decision': 'moderate',
  'DELETE /proposals/{proposal}/decision': 'moderate',
  'POST /workshops/{id}/voting/open': 'holdVote',
  'POST /workshops/{id}/voting/close': 'holdVote',
  'GET /workshops/{id}/results': 'seeDesk',

  'GET /tables/{id}/ideas': 'readTable',
  'POST /tables/{id}/ideas': 'writeAtTable',
  'PATCH /tables/{id}/ideas/{idea}': 'writeAtTable',
  'GET /tables/{id}/board/{board}': 'exportBoards',
  'POST /tables/{id}/proposals': 'proposeIdea',
  'PUT /tables/{id}/ideas/{idea}/hidden': 'hideIdeas',
  'DELETE /tables/{id}/ideas/{idea}/hidden': 'hideIdeas',
  'GET /tables/{id}/handover': 'readTable',
  'PUT /tables/{id}/ideas/{idea}/pin': 'pinIdeas',
  'DELETE /tables/{id}/ideas/{idea}/pin': 'pinIdeas',
  'PUT /tables/{id}/ideas/{idea}/question': 'markQuestions',
  'DELETE /tables/{id}/ideas/{idea}/question': 'markQuestions',
  'POST /tables/{id}/call': 'callFacilitator',
  'POST /tables/{id}/call/take': 'answerCalls',
  // Whoever may call may also need nobody any more.
  'DELETE /tables/{id}/call': 'settleCall',
  'GET /tables/{id}/history': 'seeDesk',
  'GET /tables/{id}/history/ideas': 'seeDesk',
  'POST /tables/{id}/restorings': 'seeDesk',
  'POST /tables/{id}/restorings/{restoring}/undo': 'seeDesk',

  'GET /workshops/{id}/room-counts': 'seeDesk',
  'PUT /workshops/{id}/room-count': 'holdVote',
  'GET /tables/{id}/room-count': 'countRoom',
  'PUT /tables/{id}/room-count': 'countRoom',
  'GET /tables/{id}/pictures': 'readTable',
  'POST /tables/{id}/pictures': 'addPictures',
  'GET /tables/{id}/pictures/{picture}': 'readTable',
  'DELETE /tables/{id}/pictures/{picture}': 'keepPictures',

  'GET /seat': 'seat',
  'PATCH /seat': 'seat',
  'POST /seat/sharers': 'seatSharers',
  'PATCH /seat/sharers/{seat}': 'seatSharers',
  'DELETE /seat/sharers/{seat}': 'seatSharers',
  'GET /seat/sharers/{seat}/ballot': 'castDotsForSharers',
  'PUT /seat/sharers/{seat}/ballot/{measure}': 'castDotsForSharers',
  'GET /seat/proposals': 'seat',
  'PATCH /seat/proposals/{proposal}': 'author',
  'DELETE /seat/proposals/{proposal}': 'author',
  'GET /ballot': 'seat',
  // Which seats have dots is asked once the vote is open.
  'PUT /ballot/{measure}': 'seat',
};

const team = { owner: 'write', facilitator: 'write', colleague: 'none' } as const;
const others = { stranger: 'none', nobody: 'none' } as const;

/** While a round is open. `remote` sits at another table of the workshop; all other seats at the table asked about. */
export const DOCUMENTS: Record<DocumentSubject['kind'], Record<Role, Access>> = {
  table: { ...team, host: 'write', participant: 'write', remote: 'read', tablet: 'write', observer: 'read', ...others },
  workshop: {
    owner: 'read',
    facilitator: 'read',
    colleague: 'none',
    host: 'read',
    participant: 'read',
    remote: 'read',
    tablet: 'read',
    observer: 'read',
    ...others,
  },
  initiative: {
    ...team,
    host: 'none',
    participant: 'none',
    remote: 'none',
    tablet: 'none',
    observer: 'none',
    ...others,
  },
};
