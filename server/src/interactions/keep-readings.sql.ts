/** The channel of the database on which is told that texts are due; the message is the workspace. */
export const textsDueChannel = 'rapport_texts'

/**
 * How the texts of appended interactions read, for those of whom `one` has a `reading` (an object as `Reading` is); whoever has named a
 * model of their own is to ask that, once this is committed. An item of a `WITH`; `kept` is what it keeps.
 */
export const keepReadings = `
kept_reading AS (
  INSERT INTO interaction_sentiment (workspace_id, interaction_id, language, label, value, confidence, evidence, method, model)
  SELECT $1::uuid, appended.id, reading.* FROM appended JOIN one USING (key) CROSS JOIN LATERAL jsonb_to_record(one.reading) AS reading(
    language text, label sentiment_label, value float8, confidence float8, evidence jsonb, method sentiment_method, model text)
  WHERE one.reading IS NOT NULL
  RETURNING interaction_id, value
),
due_reading AS (
  INSERT INTO sentiment_due (workspace_id, interaction_id, at) SELECT $1::uuid, interaction_id, now() FROM kept_reading
  WHERE EXISTS (SELECT FROM sentiment_provider WHERE workspace_id = $1::uuid)
  RETURNING pg_notify('${textsDueChannel}', $1::text)
)`

/** SQL of a table with `interaction_id, value`. */
export const kept = 'kept_reading'
