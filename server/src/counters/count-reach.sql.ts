/** Of what it is kept who saw it: a table of sketches, what its rows are of, SQL of that, and of whether there is one. */
const sketches = {
  creative: { table: 'creative_reach', of: 'creative_id', is: 'creative_id', which: 'creative_id IS NOT NULL' },
  channel: { table: 'channel_reach', of: 'channel', is: `coalesce(channel, '')`, which: 'true' },
} as const

/**
 * Moves the sketches of how many people saw each creative, or anything on each channel: HyperLogLog (Flajolet, Fusy, Gandouet & Meunier,
 * "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm", AofA 2007). Of a hash of who saw it, 6 bits name the part of
 * the sketch, 5 its register, and what follows the rank: 1 and how many zeros there are before a one, 32 at most. Registers keep ranks as bits
 * (Flajolet & Martin, JCSS 31, 1985), so that sketches are put together by OR. Somebody who saw it before, and nearly everybody once there were
 * many, sets none, and nothing is written. The hash is that of a profile, and MD5, so that it is the same everywhere.
 * @param people SQL of a table with the new interactions, as `countInteractions` has them, without those of robots
 */
export function countReach(people: string, what: keyof typeof sketches): string {
  const { table, of, is, which } = sketches[what]
  return `
INSERT INTO ${table} AS r (workspace_id, ${of}, part, bits)
SELECT $1::uuid, seen.* FROM (
  SELECT ${of}, substring(hash FOR 6)::int AS part,
    bit_or(B'1'::bit(1024) >> 32 * substring(hash FROM 7 FOR 5)::int + 32
      - coalesce(nullif(position(B'1' IN substring(hash FROM 12 FOR 31)), 0), 32)) AS bits
  FROM (
    SELECT ${is} AS ${of}, ('x' || left(md5(customer_id::text), 16))::bit(64) AS hash FROM ${people} n
    WHERE ${which} AND kind IN ('IMPRESSION', 'VIEW')
  ) one GROUP BY 1, 2
) seen
-- Looking is cheaper than what a conflict locks and logs though nothing changes. OFFSET 0: by the key, for each.
WHERE NOT EXISTS (
  SELECT FROM ${table} old
  WHERE old.workspace_id = $1::uuid AND old.${of} = seen.${of} AND old.part = seen.part AND old.bits | seen.bits = old.bits OFFSET 0
)
ON CONFLICT (workspace_id, ${of}, part) DO UPDATE SET bits = r.bits | excluded.bits`
}
