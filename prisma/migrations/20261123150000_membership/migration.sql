-- AlterTable
ALTER TABLE "segment" ADD COLUMN     "build_after" UUID,
ADD COLUMN     "build_of" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "segment_member" ADD COLUMN     "person" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "segment_size" (
    "workspace_id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "segment_size_pkey" PRIMARY KEY ("workspace_id","segment_id")
);

-- CreateTable
CREATE TABLE "segment_growth" (
    "workspace_id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "entered" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,

    CONSTRAINT "segment_growth_pkey" PRIMARY KEY ("workspace_id","segment_id","day")
);

-- AddForeignKey
ALTER TABLE "segment_size" ADD CONSTRAINT "segment_size_workspace_id_segment_id_fkey" FOREIGN KEY ("workspace_id", "segment_id") REFERENCES "segment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_growth" ADD CONSTRAINT "segment_growth_workspace_id_segment_id_fkey" FOREIGN KEY ("workspace_id", "segment_id") REFERENCES "segment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
