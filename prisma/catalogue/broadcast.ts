import { formatsOf, type StatedFormat } from './catalogue-format.ts'

const spots = 'Customary spot lengths; a broadcaster may sell others'

const tvSpot = (seconds: number, aliases: string[] = []): StatedFormat => ({
  id: `broadcast_tv_spot_${seconds}_seconds`,
  name: `TV spot, ${seconds} seconds`,
  medium: 'BROADCAST',
  ratios: ['16:9'],
  sizes: ['1920x1080'],
  seconds: [seconds, seconds],
  source: `${spots}; picture of HDTV (ITU-R BT.709)`,
  aliases: [`${seconds}-second spot`, `${seconds}-second tv spot`, `tv ${seconds}s`, ...aliases],
})

const radioSpot = (seconds: number, aliases: string[] = []): StatedFormat => ({
  id: `broadcast_radio_spot_${seconds}_seconds`,
  name: `Radio spot, ${seconds} seconds`,
  medium: 'BROADCAST',
  seconds: [seconds, seconds],
  aliases: [`${seconds}-second radio spot`, `radio ${seconds}s`, ...aliases],
})

export const broadcastFormats = formatsOf('BROADCAST', spots, [
  tvSpot(15),
  tvSpot(30, ['tv', 'television', 'spot', 'tv spot', 'tv ad', 'tv commercial', 'commercial', 'video']),
  tvSpot(60),
  radioSpot(30, ['radio', 'radio spot', 'radio ad', 'radio commercial', 'audio']),
  radioSpot(60),
  {
    id: 'broadcast_radio_live_read',
    name: 'Radio live read',
    medium: 'BROADCAST',
    source: 'Spoken by the presenter; no common length',
    aliases: ['live read', 'presenter mention'],
  },
  {
    id: 'broadcast_sponsorship',
    name: 'Programme sponsorship',
    medium: 'BROADCAST',
    source: 'Credits around a programme; no common length',
    aliases: ['sponsorship', 'sponsor billboard', 'break bumper', 'tv sponsorship'],
  },
])
