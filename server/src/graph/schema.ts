import './scalars.graph.ts'
import './errors.graph.ts'
import '../auth/auth.graph.ts'
import '../workspaces/workspace.graph.ts'
import '../formats/format.graph.ts'
import '../campaigns/campaign.graph.ts'
import '../campaigns/creative.graph.ts'
import '../customers/customer.graph.ts'
import '../interactions/interaction.graph.ts'
import '../performance/performance.graph.ts'
import '../imports/import.graph.ts'
import { builder } from './builder.ts'

export const schema = builder.toSchema()
