import { define } from '../element/define.ts'
import { RapportSegment } from './segment.ts'

define('rapport-segment', RapportSegment)
