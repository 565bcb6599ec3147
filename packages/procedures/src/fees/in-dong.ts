const grouped = new Intl.NumberFormat('vi-VN');

/** An amount of whole đồng in figures, as Vietnamese writes it: "15.000 đồng". */
export const inDong = (amount: number): string => `${grouped.format(amount)} đồng`;
