/** The assembly: everything Kavarna is on the server, built without listening, so that a test can build one. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { accountCommands, type AccountCommands } from './accounts/accounts.ts';
import { askerOfToken, identifyConnection } from './accounts/askers.ts';
import { buildApi, type Api } from './api/api.ts';
import { archiveCommands, type ArchiveCommands } from './archive/archive.ts';
import { openCollaboration } from './collaboration/collaboration.ts';
import { openUpdateLog } from './collaboration/log/update-log.ts';
import { upgradeHandler } from './collaboration/transport/upgrade.ts';
import type { Configuration } from './configuration.ts';
import { demonstrationCommands, type DemonstrationCommands } from './demonstrations/demonstrations.ts';
import { historyCommands, type HistoryCommands } from './history/history.ts';
import type { House } from './house.ts';
import { networkAddresses } from './network-addresses.ts';
import { boardFileCommands, type BoardFileCommands } from './publishing/board/board-files.ts';
import { publishingCommands, type PublishingCommands } from './publishing/publishing.ts';
import { holdDataFolder } from './store/data-folder.ts';
import { openStore } from './store/database.ts';
import { addressingCommands, type AddressingCommands } from './workshops/addressing.ts';
import { callCommands, type CallCommands } from './workshops/calling.ts';
import { erasingCommands, type ErasingCommands } from './workshops/erasing.ts';
import { eveningKeeping } from './workshops/evening-keeping.ts';
import { eveningCommands, type EveningCommands } from './workshops/evenings.ts';
import { handoverCommands, type HandoverCommands } from './workshops/handing-over.ts';
import { hidingCommands, type HidingCommands } from './workshops/hiding.ts';
import { ideaCommands, type IdeaCommands } from './workshops/ideas.ts';
import { initiativeCommands, type InitiativeCommands } from './workshops/initiatives.ts';
import { codeLookUp } from './workshops/code-guesses.ts';
import { linkCommands, type LinkCommands } from './workshops/links.ts';
import { pictureCommands, type PictureCommands } from './workshops/pictures.ts';
import { projectorCommands, type ProjectorCommands } from './workshops/projector.ts';
import { pulseCommands, type PulseCommands } from './workshops/pulse.ts';
import { measureCommands, type MeasureCommands } from './workshops/measures.ts';
import { retentionCommands, type RetentionCommands } from './workshops/retention.ts';
import { reviewCommands, type ReviewCommands } from './workshops/reviewing.ts';
import { teamCommands, type TeamCommands } from './workshops/team.ts';
import { roomCountCommands, type RoomCountCommands } from './workshops/room-counts.ts';
import { rehearsalCommands, type RehearsalCommands } from './rehearsal/rehearsals.ts';
import { roundCommands, type RoundCommands } from './workshops/rounds.ts';
import { goingCommands, type GoingCommands } from './workshops/places/going.ts';
import { placesCommands, type PlacesCommands } from './workshops/places/planning.ts';
import { seatingCommands, type SeatingCommands } from './workshops/seating.ts';
import { sharingCommands, type SharingCommands } from './workshops/sharing.ts';
import { setupCommands, type SetupCommands } from './workshops/setup.ts';
import { votingCommands, type VotingCommands } from './workshops/voting.ts';
import { visitCommands, type VisitCommands } from './workshops/visits.ts';

export interface Kavarna {
  configuration: Configuration;
  /** Epoch ms: the clock all screens follow. */
  now: () => number;
  accounts: AccountCommands;
  team: TeamCommands;
  initiatives: InitiativeCommands;
  setup: SetupCommands;
  rounds: RoundCommands;
  evenings: EveningCommands;
  seating: SeatingCommands;
  sharing: SharingCommands;
  places: PlacesCommands;
  going: GoingCommands;
  calls: CallCommands;
  pulse: PulseCommands;
  addressing: AddressingCommands;
  ideas: IdeaCommands;
  review: ReviewCommands;
  hiding: HidingCommands;
  handover: HandoverCommands;
  history: HistoryCommands;
  measures: MeasureCommands;
  erasing: ErasingCommands;
  archives: ArchiveCommands;
  retention: RetentionCommands;
  voting: VotingCommands;
  roomCounts: RoomCountCommands;
  pictures: PictureCommands;
  visits: VisitCommands;
  links: LinkCommands;
  demonstrations: DemonstrationCommands;
  rehearsals: RehearsalCommands;
  projector: ProjectorCommands;
  publishing: PublishingCommands;
  boardFiles: BoardFileCommands;
  /** Answers requests under /api/v1. */
  api: Api;
  /** Tells the operator. */
  report(message: string): void;
  /** This machine's addresses in the networks it is in: where tablets in the hall find it. */
  addresses(): string[];
  /** Takes over a request that wants to become a WebSocket; false: it is for somebody else. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

export async function buildKavarna(
  configuration: Configuration,
  { now = () => Date.now() }: { now?: () => number } = {},
): Promise<Kavarna> {
  const report = (message: string) => {
    if (!configuration.quiet) console.error(message);
  };
  const { store, log, folder } = await openData(configuration.dataFolder, { now, report });
  const collaboration = openCollaboration({
    store,
    log,
    report,
    clock: now,
    identify: (request, token, document) => identifyConnection({ store, now }, request, token, document),
  });
  const house: House = {
    configuration,
    store,
    collaboration,
    log,
    now,
    report,
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
  };
  const initiatives = initiativeCommands(house);
  const erasing = erasingCommands(house);
  const retention = retentionCommands(house);
  const demonstrations = demonstrationCommands(house, { initiatives, erasing });
  const links = linkCommands(house);
  const setup = setupCommands(house);
  const seating = seatingCommands(house, codeLookUp(house, links.tableOfCard));
  const voting = votingCommands(house);
  const evening = eveningKeeping(house, voting);
  const evenings = eveningCommands(house, evening);
  const rehearsals = rehearsalCommands(house, { initiatives, setup, seating, evenings, demonstrations });
  const review = reviewCommands(house);
  await demonstrations.cleanUp();
  const boardFiles = boardFileCommands(house);
  await evening.resumeClocks();
  await review.resume();
  await retention.startClock();
  await links.resumeClocks();

  const kavarna: Omit<Kavarna, 'api'> = {
    configuration,
    now,
    report,
    accounts: accountCommands({ ...house, reviewPerson: (identity) => collaboration.reviewPerson(identity) }),
    team: teamCommands(house),
    initiatives,
    demonstrations,
    setup,
    seating,
    rehearsals,
    sharing: sharingCommands(house),
    rounds: roundCommands(house, evening),
    evenings,
    places: placesCommands(house),
    going: goingCommands(house),
    projector: projectorCommands(house),
    calls: callCommands(house),
    pulse: pulseCommands(house),
    addressing: addressingCommands(house),
    ideas: ideaCommands(house),
    review,
    hiding: hidingCommands(house),
    handover: handoverCommands(house),
    history: historyCommands(house),
    measures: measureCommands(house),
    erasing,
    archives: archiveCommands(house),
    retention,
    voting: { ...voting, openVoting: evening.openVoting },
    roomCounts: roomCountCommands(house),
    pictures: pictureCommands(house),
    publishing: publishingCommands(house, boardFiles),
    boardFiles,
    visits: visitCommands(house, (token) => askerOfToken(house, token)),
    links,
    addresses: networkAddresses,
    upgrade: upgradeHandler(configuration, collaboration),
    async close() {
      await demonstrations.stop();
      await rehearsals.stop();
      evening.stopClocks();
      await retention.stopClock();
      links.stopClocks();
      await boardFiles.close();
      await collaboration.close();
      await store.destroy();
      folder.release();
    },
  };
  return { ...kavarna, api: buildApi(kavarna, report) };
}

/** Takes hold of the folder and opens what lies in it; where that fails, nothing stays open. */
async function openData(dataFolder: string, clockAndReport: Parameters<typeof openUpdateLog>[1]) {
  const folder = holdDataFolder(dataFolder);
  try {
    const store = await openStore(dataFolder);
    const log = openUpdateLog(dataFolder, clockAndReport);
    await log.ready().catch(async (error: unknown) => {
      await log.close();
      await store.destroy();
      throw error;
    });
    return { folder, store, log };
  } catch (error) {
    folder.release();
    throw error;
  }
}
