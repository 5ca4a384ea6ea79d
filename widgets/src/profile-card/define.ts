import { define } from '../element/define.ts'
import { RapportProfileCard } from './profile-card.ts'

define('rapport-profile-card', RapportProfileCard)
