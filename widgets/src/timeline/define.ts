import { define } from '../element/define.ts'
import { RapportTimeline } from './timeline.ts'

define('rapport-timeline', RapportTimeline)
