-- CreateTable
CREATE TABLE "share" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "element" TEXT NOT NULL,
    "attributes" JSONB NOT NULL,
    "pii" TEXT NOT NULL,
    "origins" TEXT[],
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "key_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "share_workspace_id_hash_key" ON "share"("workspace_id", "hash");

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
