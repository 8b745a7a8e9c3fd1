/** English. Between a table and the facilitator: calling, what is said to everybody, locked boards, being led. */
export default {
  'call.open': 'Call the facilitator',
  'call.title': 'Call the facilitator to table {number}',
  'call.lead': 'What is it about? You need not say.',
  'call.reason.question': 'We have a question about the task',
  'call.reason.writing': 'Somebody needs help with writing',
  'call.reason.device': 'The device or the connection does not work',
  'call.reason.talk': 'The conversation is stuck',
  'call.just-come': 'Just come, please',
  'call.waiting': 'The facilitator has been called. Waiting for {span}.',
  'call.coming': '{name} is on the way to your table.',
  'call.close': 'No longer needed',
  'announcement.label': 'From the facilitator',
  'announcement.dismiss': 'Hide the message',
  'lock.locked':
    'The facilitator has locked the board for now. What is written stays; you can write once it is open again.',
  'lock.unsent': 'The board was locked before these words arrived. Copy them, or add them once it is open again.',
  'lead.led': 'The facilitator is showing you a part of the board.',
  'lead.show-board': 'Show the board',
  'lead.leave': 'Look around by myself',
  'lead.join': 'Look along with the facilitator',
} as const;
