import { localDate } from '@dongbo/kernel';
import { addUnit, endUnit, getAdministeredUnit, nameUnit, setUnitContact } from '@dongbo/contract/administration';
import type { Stage } from '../stage.ts';
import { daysBefore, unitOf, type Administrators } from './who-acts.ts';

interface Parts {
  readonly now: Date;
  readonly administrators: Administrators;
}

const grounds = { legalBasis: 'Quyết định minh họa của UBND phường', reason: 'Sắp xếp lại các tổ giúp việc' } as const;

/** Parts of a ward that no work is routed to: one was renamed and has a seat, and goes on with what two others did. */
export async function addUnits(stage: Stage, { now, administrators: { first } }: Parts): Promise<void> {
  const ward = await unitOf(stage, 'H19.145');
  const today = () => localDate(stage.clock.now());
  const add = async (name: string) => {
    const { version } = await stage.call(getAdministeredUnit, { unitId: ward }, first);
    const part = { kind: 'division', name, type: null, code: null, functionKey: null, from: today() } as const;
    return (await stage.call(addUnit, { unitId: ward, version, ...part, ...grounds }, first)).id;
  };
  daysBefore(stage, now, 30);
  const [kept, one, other] = [
    await add('Tổ Công nghệ số'),
    await add('Tổ Hướng dẫn dịch vụ công'),
    await add('Tổ Hỗ trợ lưu động'),
  ];
  if (kept === undefined || one === undefined || other === undefined) return;
  daysBefore(stage, now, 12);
  const named = { name: 'Tổ Công nghệ số và Hỗ trợ người dân', type: null, from: today(), below: false } as const;
  await stage.call(nameUnit, { unitId: kept, version: 1, ...named, ...grounds }, first);
  const contact = {
    address: 'Phòng 2, tầng trệt (địa chỉ minh họa)',
    phone: null,
    email: 'to.cong.nghe.so@example.vn',
    calendar: 'vn-state-0700',
    source: 'Văn phòng UBND phường',
    from: today(),
    reason: 'Tổ chuyển về phòng mới',
  };
  await stage.call(setUnitContact, { unitId: kept, version: 2, ...contact }, first);
  daysBefore(stage, now, 11);
  for (const unitId of [one, other])
    await stage.call(endUnit, { unitId, version: 1, lastDay: today(), successorIds: [kept], ...grounds }, first);
}
