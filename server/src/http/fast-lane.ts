import type { Database } from '@rapport/prisma/database.ts'
import type { TrustedDocument } from '../auth/trusted-documents.ts'
import type { Viewer } from '../viewer/viewer.ts'
import { profileCard } from '../profile-card/profile-card.graph.ts'

type Answer = (db: Database, viewer: Viewer, variables: unknown) => Promise<string | null>

/** Trusted documents that one prepared statement answers whole. What they answer is exactly what the graph would; a test proves it. */
const answers: Record<string, Answer> = { ProfileCard: profileCard }

/** The response as JSON text, or null when the graph has to answer (or to say what is wrong with the variables). */
export async function answerDirectly(db: Database, viewer: Viewer, { operation }: TrustedDocument, variables: unknown) {
  const answer = Object.hasOwn(answers, operation) ? answers[operation] : undefined
  return answer ? answer(db, viewer, variables) : null
}
