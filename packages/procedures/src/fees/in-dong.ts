const grouped = new Intl.NumberFormat('vi-VN');

/** An amount in figures, as Vietnamese groups them: "15.000". */
export const inFigures = (amount: number): string => grouped.format(amount);

/** An amount of whole đồng in figures, as Vietnamese writes it: "15.000 đồng". */
export const inDong = (amount: number): string => `${inFigures(amount)} đồng`;
