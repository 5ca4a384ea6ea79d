import { Customer } from '../customers/customer.graph.ts'
import { headFor } from '../customers/find-customer.ts'
import { IdentityInput } from '../customers/identity.graph.ts'
import { builder } from '../graph/builder.ts'
import { ErrorInterface } from '../graph/errors.graph.ts'
import { givenOut, workspaceNode } from '../graph/node-id.ts'
import { actorOf } from '../identities/merge.graph.ts'
import { InputRefused } from '../input-refused.ts'
import { CouponRefused, issueCoupon, redeemCoupon } from './coupons.ts'
import { NotEnoughPoints } from './take-points.ts'

export const Coupon = builder.prismaNode('Coupon', {
  ...workspaceNode,
  description: 'A code that a customer may redeem once. The code itself is not kept.',
  fields: (t) => ({
    hint: t.exposeString('hint', { description: 'Last four characters of its code, to tell coupons apart.' }),
    benefit: t.exposeString('benefit', { description: 'What it is good for.' }),
    points: t.exposeInt('points', { description: 'What it took of the points of the customer.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was issued.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From then on it cannot be redeemed; null for never.',
    }),
    redeemedAt: t.expose('redeemedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was redeemed; null while it was not.',
    }),
    redeemedBy: t.string({
      nullable: true,
      select: { redeemedBy: true },
      description:
        'Who redeemed it: `key …` with the last letters of its id. Null while nobody did, and for embed tokens.',
      resolve: ({ redeemedBy }, _args, { viewer }) => (viewer.kind === 'key' ? redeemedBy : null),
    }),
    customer: t.prismaField({
      type: Customer,
      select: { customer: { select: { id: true, mergedInto: true } } },
      description: 'Whose it is. Whoever has the code may redeem it.',
      resolve: (query, { customer }, _args, { db, workspaceId }) =>
        db.prisma.customer.findUniqueOrThrow({
          ...query,
          where: { workspaceId_id: { workspaceId, id: customer.mergedInto ?? customer.id } },
        }),
    }),
  }),
})

builder.prismaObjectField(Customer, 'coupons', (t) =>
  t.prismaConnection({
    type: Coupon,
    cursor: 'workspaceId_id',
    description: 'Coupons that were issued to any of their profiles, latest first.',
    resolve: (query, { id }, _args, { db, workspaceId }) =>
      db.prisma.coupon.findMany({
        ...query,
        where: { workspaceId, customer: { OR: [{ id }, { mergedInto: id }] } },
        orderBy: { id: 'desc' },
      }),
  }),
)

const IssuedCoupon = builder.objectRef<{ id: string; code: string }>('IssuedCoupon').implement({
  description: 'A new coupon, with its code.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'As in `7K2M-…`: 80 random bits. Only a digest is kept, so this is the only time that it is shown.',
    }),
    coupon: t.prismaField({
      type: Coupon,
      description: 'All else of it.',
      resolve: (query, { id }, _args, { db, workspaceId }) =>
        db.prisma.coupon.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } }),
    }),
  }),
})

builder.mutationField('issueCoupon', (t) =>
  t.field({
    type: IssuedCoupon,
    description: 'Makes a coupon for a customer, and takes the points that it costs.',
    errors: { types: [InputRefused, NotEnoughPoints] },
    args: {
      customerId: t.arg.globalID({ for: [Customer], description: 'For whom; or give `identity`.' }),
      identity: t.arg({ type: IdentityInput, description: 'For whom, by a name under which they are known.' }),
      benefit: t.arg.string({
        required: true,
        description: 'What it is good for, at most 200 characters: `10 % off a bell`.',
      }),
      points: t.arg.int({ defaultValue: 0, description: 'What it costs of their points; 0 for a present.' }),
      expiresAt: t.arg({ type: 'DateTime', description: 'From when on it cannot be redeemed; never when left out.' }),
      requestId: t.arg.string({
        description:
          'A name of your own for this request. Sent again under the same name it issues nothing more and takes no more points: the coupon gets another code, in place of the one that you may not have received.',
      }),
    },
    resolve: async (_root, { customerId, identity, points, ...coupon }, { db, workspaceId, viewer }) => {
      const id = await headFor(db, workspaceId, viewer, { id: customerId && givenOut(customerId.id), identity })
      if (id === null) throw new InputRefused('There is no such customer.')
      return issueCoupon(db, workspaceId, id, { ...coupon, points: points ?? 0 })
    },
  }),
)

const CouponFaultEnum = builder.enumType('CouponFault', {
  description: 'Why a code cannot be redeemed.',
  values: {
    UNKNOWN: { description: 'No coupon has it.' },
    USED: { description: 'It was redeemed before.' },
    EXPIRED: { description: 'Its time is over.' },
  } as const,
})

builder.objectType(CouponRefused, {
  name: 'CouponRefused',
  description: 'A code that cannot be redeemed.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ reason: t.expose('reason', { type: CouponFaultEnum, description: 'Why.' }) }),
})

builder.mutationField('redeemCoupon', (t) =>
  t.prismaField({
    type: Coupon,
    description: 'Redeems a coupon, which works once: of several who try at the same time, one does.',
    errors: { types: [CouponRefused] },
    args: {
      code: t.arg.string({
        required: true,
        description: 'Case, spaces and hyphens mean nothing; O is read as 0, I and L as 1.',
      }),
    },
    resolve: async (query, _root, { code }, { db, workspaceId, viewer }) => {
      const id = await redeemCoupon(db, workspaceId, code, actorOf(viewer))
      return db.prisma.coupon.findUniqueOrThrow({ ...query, where: { workspaceId_id: { workspaceId, id } } })
    },
  }),
)
