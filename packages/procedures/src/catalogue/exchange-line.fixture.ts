/** A complete, well-formed line of the exchange format; a test changes what it is about. */
export function makeLine(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    ministry: 'Bộ Tư pháp',
    field: 'Hộ tịch',
    levels: ['commune'],
    type: 'TTHC được giao luật quy định chi tiết',
    publicationDecision: '163/QĐ-BTP',
    subjects: ['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp', 'HTX)'],
    executingAgencies: ['Ủy ban nhân dân cấp xã'],
    competentAuthority: null,
    receptionAddress: null,
    coordinatingAgency: null,
    steps: ['Bước 1: Nộp hồ sơ'],
    channels: [
      { channel: 'DIRECT', processingTime: { value: 3, unit: 'WORKING_DAY' }, fees: [], description: null },
      {
        channel: 'ONLINE',
        processingTime: { value: 3, unit: 'WORKING_DAY' },
        fees: [{ amount: 8000, currency: 'VND', note: null }],
        description: null,
      },
    ],
    componentGroups: [
      {
        case: null,
        items: [
          { name: 'Tờ khai', originals: 1, copies: 0, form: 'To khai.docx' },
          { name: 'Giấy chứng sinh', originals: 1, copies: 0, form: null },
          { name: '* Lưu ý: xuất trình giấy tờ tùy thân', originals: 0, copies: 0, form: null },
        ],
      },
    ],
    legalBasis: [{ number: '60/2014/QH13', title: 'Luật Hộ tịch' }],
    conditions: null,
    results: [{ name: 'Giấy khai sinh', code: 'KQ.G15.000001' }],
    sourceUrl: null,
    handlers: ['commune-people-committee'],
    complete: true,
    ...changes,
  });
}
