-- CreateTable
CREATE TABLE "channel_hour" (
    "workspace_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "impressions" BIGINT NOT NULL,
    "clicks" BIGINT NOT NULL,
    "reactions" BIGINT NOT NULL,
    "comments" BIGINT NOT NULL,
    "shares" BIGINT NOT NULL,
    "mentions" BIGINT NOT NULL,
    "reviews" BIGINT NOT NULL,

    CONSTRAINT "channel_hour_pkey" PRIMARY KEY ("workspace_id","channel","day","hour")
);

-- AddForeignKey
ALTER TABLE "channel_hour" ADD CONSTRAINT "channel_hour_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What was shown and done so far.
INSERT INTO "channel_hour" ("workspace_id", "channel", "day", "hour", "impressions", "clicks", "reactions", "comments", "shares", "mentions", "reviews")
SELECT i."workspace_id", coalesce(i."channel", ''), (i."at" AT TIME ZONE w."time_zone")::date,
  extract(hour FROM i."at" AT TIME ZONE w."time_zone")::smallint,
  count(*) FILTER (WHERE i."kind" = 'IMPRESSION'), count(*) FILTER (WHERE i."kind" = 'CLICK'), count(*) FILTER (WHERE i."kind" = 'REACTION'),
  count(*) FILTER (WHERE i."kind" = 'COMMENT'), count(*) FILTER (WHERE i."kind" = 'SHARE'), count(*) FILTER (WHERE i."kind" = 'MENTION'),
  count(*) FILTER (WHERE i."kind" = 'REVIEW')
FROM "interaction" i JOIN "workspace" w ON w."id" = i."workspace_id"
WHERE i."robot" IS NULL AND i."kind" IN ('IMPRESSION', 'CLICK', 'REACTION', 'COMMENT', 'SHARE', 'MENTION', 'REVIEW')
GROUP BY 1, 2, 3, 4;
