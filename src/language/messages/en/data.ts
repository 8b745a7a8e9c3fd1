/** English. Data and deletion: archive, import, end date, erasing for good. */
export default {
  'data.title': 'Data and deletion',
  'data.lead': 'What Kavarna keeps about this initiative, until when, and how it goes.',
  'data.back': 'Back to the initiative',
  'data.owner-only': 'The archive, the end date and erasing the initiative are its owner’s to decide.',
  'data.archive.title': 'Archive',
  'data.archive.lead':
    'One file with everything: workshops, tables, ideas, measures, the plan and the sums of the votes. It can be imported into another installation of Kavarna. It does not say who voted for what.',
  'data.archive.names':
    'It holds the names that people gave to their seats. Keep it as carefully as a signed attendance list.',
  'data.archive.history': 'With the history of the boards (a larger file)',
  'data.archive.download': 'Download the archive',
  'data.import.title': 'Import an archive',
  'data.import.lead':
    'An initiative from another installation’s archive becomes a new initiative of which you are the owner.',
  'data.import.file': 'Archive file',
  'data.import.file-hint': 'A .json file of at most {megabytes} MB. Whoever runs the server can import larger ones.',
  'data.import.submit': 'Import',
  'data.import.working': 'Importing; this may take a minute …',
  'data.import.not-an-archive':
    'This is not an archive of Kavarna, or the file is damaged. Nothing was imported. Download the archive once more.',
  'data.import.newer':
    'The archive comes from a newer version of Kavarna. Nothing was imported. Bring this installation up to date first.',
  'data.retention.title': 'End date',
  'data.retention.lead':
    'On this day the initiative erases itself, with all its workshops and their history. Download the plan and the archive in time.',
  'data.retention.day': 'Erase on',
  'data.retention.day-hint': 'Empty: kept until somebody erases it.',
  'data.retention.none': 'No day is set: the initiative is kept until somebody erases it.',
  'data.retention.set': 'The initiative erases itself on {day}.',
  'data.retention.wrong-day': 'Give a day in the future.',
  'data.retention.warning':
    '{days, plural, =0 {The initiative is erased today} one {The initiative is erased in # day} other {The initiative is erased in # days}}: {day}. Download what you need, or move the day.',
  'data.retention.open': 'Data and end date',
  'data.erase.title': 'Erase the initiative for good',
  'data.erase.goes':
    'What goes: all workshops with their tables, ideas with their history, seats with their names, dots, measures and the plan. This cannot be undone.',
  'data.erase.stays': 'What stays: documents you have already downloaded, and older backups of the server.',
  'data.erase.type': 'To confirm, type the initiative’s title',
  'data.erase.type-hint': 'The title: {title}',
  'data.erase.wrong-title': 'This is not the initiative’s title. Nothing was erased.',
  'data.erase.confirm': 'Erase for good',
  'data.workshop.title': 'Erase the workshop for good',
  'data.workshop.lead':
    'This workshop’s tables, ideas with their history, seats with their names, and dots go. The initiative’s measures and plan stay, without these ideas.',
  'data.workshop.question':
    'Everything of this workshop goes for good: tables, ideas, names, dots. Open pages are closed. Documents already downloaded and older backups stay.',
  'data.seat.erase': 'Erase the person and their words',
  'data.seat.question':
    'What goes for good: the name, this seat’s ideas with their history, and the device’s access. Dots in an open vote go too; in a published result they stay in the sum, with no trace to the person. What stays: what the person typed into others’ notes, measures, and documents already downloaded.',
  'data.idea.erase': 'Erase for good',
  'data.idea.question':
    'This idea goes for good, with its history and its code. It cannot be restored. What you have already copied from it into measures stays.',
} as const;
