import { define } from '../element/define.ts'
import { RapportFormatPerformance } from './format-performance.ts'

define('rapport-format-performance', RapportFormatPerformance)
