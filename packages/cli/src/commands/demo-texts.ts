import type { Language } from '@dongbo/contract';

const vi = {
  title: 'Một hồ sơ đi trọn chặng đường trên máy chủ {{url}}',
  'space.official': 'không gian chính thức',
  'space.trial': 'không gian thử nghiệm',
  'who.citizen': 'Công dân',
  'who.anybody': 'Người không đăng nhập',
  'who.counter': 'Cán bộ một cửa',
  'who.head': 'Trưởng phòng',
  'who.specialist': 'Chuyên viên',
  'who.leader': 'Lãnh đạo',
  'who.clerk': 'Văn thư',
  'who.worker': 'Bộ xử lý nền',
  'step.found':
    'gõ "{{words}}", được {{total}} thủ tục, mở {{code}} {{name}}; nguồn quốc gia ghi thời hạn là "{{value}}" mà không ghi đơn vị',
  'step.uploaded': 'tải lên {{file}} ({{size}} byte) cho giấy tờ "{{paper}}"',
  'step.filled': 'điền {{forms}} biểu mẫu, {{fields}} mục, chọn nơi nhận {{unit}}',
  'step.submitted': 'nộp hồ sơ, nhận ngay mã {{code}}',
  'step.looked-up': 'tra mã {{code}}: chỉ thấy mã và mức độ hoàn thành {{completion}} %',
  'step.received': 'tiếp nhận, nhập thời hạn {{days}} ngày làm việc vì nguồn không ghi đơn vị; hẹn trả {{dueAt}}',
  'step.explained': 'hỏi vì sao có hạn đó: {{count}} ngày, {{minutes}} phút làm việc, lịch {{calendar}}',
  'step.assigned': 'giao cho {{assignee}}; bước tiếp: {{step}}',
  'step.written': 'soạn kết quả "{{title}}" và trình; bước tiếp: {{step}}',
  'step.reviewed': 'kiểm tra và trình tiếp; bước tiếp: {{step}}',
  'step.approved': 'duyệt và ký, kết quả lấy số {{number}}',
  'step.signed': 'lập tệp PDF và ký số PAdES thay {{signer}}: {{file}}',
  'step.issued': 'ban hành văn bản số {{number}}',
  'step.returned': 'trả kết quả cho {{receiver}}; {{outcome}}',
  'step.downloaded': 'tải kết quả về {{path}} ({{size}} byte), chữ ký của {{signer}}: {{check}}',
  'check.valid': 'đúng, phủ toàn bộ tệp',
  'check.broken': 'KHÔNG ĐÚNG',
  'outcome.early': 'sớm hạn',
  'outcome.on-time': 'đúng hạn',
  'outcome.overdue': 'quá hạn',
  end: 'Xong {{count}} bước trong {{seconds}} giây. Mở {{url}}/dang-nhap, tài khoản {{username}}, mật khẩu {{password}} để xem hồ sơ {{code}}.',
  'fail.no-server':
    'Không có máy chủ Đồng Bộ nào trả lời tại {{url}}. Hãy chạy "npm start" ở một cửa sổ khác, hoặc chỉ địa chỉ bằng --url.',
  'fail.bad-url': '"{{url}}" không phải là địa chỉ http:// hay https://.',
  'fail.no-accounts':
    'Máy chủ tại {{url}} không có tài khoản dùng thử (DONGBO_DEMONSTRATION=off), nên không chạy minh họa được.',
  'fail.no-paper': 'Thủ tục {{code}} không có thành phần hồ sơ nào.',
  'fail.no-unit': 'Không tìm thấy bộ phận một cửa của {{unit}}.',
  'fail.not-in-inbox': 'Hồ sơ {{code}} không có trong hộp việc của {{name}}.',
  'fail.not-assignable': 'Hồ sơ {{code}} không giao được cho {{name}}.',
  'fail.not-signed': 'Kết quả chưa được ký sau {{seconds}} giây: bộ xử lý nền (dongbo worker) có đang chạy không?',
  'fail.not-returned': 'Hồ sơ {{code}} lẽ ra đã trả kết quả, nhưng đang ở trạng thái {{state}}.',
  'fail.refused': 'Máy chủ từ chối: {{code}} {{facts}}',
} as const;

/** Keys of the texts; the other languages must have them all. */
export type DemoText = keyof typeof vi;
type Texts = Readonly<Record<DemoText, string>>;

const en: Texts = {
  title: 'One dossier goes all the way on the server {{url}}',
  'space.official': 'official space',
  'space.trial': 'trial space',
  'who.citizen': 'Citizen',
  'who.anybody': 'Somebody not signed in',
  'who.counter': 'Counter officer',
  'who.head': 'Head of division',
  'who.specialist': 'Specialist',
  'who.leader': 'Leader',
  'who.clerk': 'Clerk',
  'who.worker': 'Worker',
  'step.found':
    'types "{{words}}", gets {{total}} procedures, opens {{code}} {{name}}; the national source gives its time limit as "{{value}}" without a unit',
  'step.uploaded': 'uploads {{file}} ({{size}} bytes) for the paper "{{paper}}"',
  'step.filled': 'fills {{forms}} forms, {{fields}} fields, chooses where it is received: {{unit}}',
  'step.submitted': 'submits and has the code at once: {{code}}',
  'step.looked-up': 'looks {{code}} up: sees only the code and that it is {{completion}} % complete',
  'step.received': 'receives it and enters {{days}} working day(s), because the source names no unit; due {{dueAt}}',
  'step.explained': 'asks why that date: {{count}} days, {{minutes}} working minutes, calendar {{calendar}}',
  'step.assigned': 'assigns it to {{assignee}}; next step: {{step}}',
  'step.written': 'writes the result "{{title}}" and forwards it; next step: {{step}}',
  'step.reviewed': 'reviews and forwards it; next step: {{step}}',
  'step.approved': 'approves and signs, the result gets number {{number}}',
  'step.signed': 'makes the PDF and signs it as PAdES for {{signer}}: {{file}}',
  'step.issued': 'issues it under number {{number}}',
  'step.returned': 'hands the result to {{receiver}}; {{outcome}}',
  'step.downloaded': 'saves the result to {{path}} ({{size}} bytes), signature of {{signer}}: {{check}}',
  'check.valid': 'valid, covers the whole file',
  'check.broken': 'NOT VALID',
  'outcome.early': 'early',
  'outcome.on-time': 'on time',
  'outcome.overdue': 'overdue',
  end: '{{count}} steps in {{seconds}} s. Open {{url}}/dang-nhap as {{username}}, password {{password}}, to see dossier {{code}}.',
  'fail.no-server':
    'No Đồng Bộ server answers at {{url}}. Run "npm start" in another window, or name its address with --url.',
  'fail.bad-url': '"{{url}}" is not an http:// or https:// address.',
  'fail.no-accounts':
    'The server at {{url}} has no demonstration accounts (DONGBO_DEMONSTRATION=off), so the demonstration cannot run.',
  'fail.no-paper': 'Procedure {{code}} has no papers.',
  'fail.no-unit': 'The one-stop unit of {{unit}} was not found.',
  'fail.not-in-inbox': 'Dossier {{code}} is not in the inbox of {{name}}.',
  'fail.not-assignable': 'Dossier {{code}} cannot be given to {{name}}.',
  'fail.not-signed': 'The result was not signed within {{seconds}} s: is a worker (dongbo worker) running?',
  'fail.not-returned': 'Dossier {{code}} should have been handed over, but its state is {{state}}.',
  'fail.refused': 'The server refused: {{code}} {{facts}}',
};

const uk: Texts = {
  title: 'Одна справа проходить увесь шлях на сервері {{url}}',
  'space.official': 'офіційний простір',
  'space.trial': 'тестовий простір',
  'who.citizen': 'Громадянин',
  'who.anybody': 'Особа без входу',
  'who.counter': 'Працівник приймальні',
  'who.head': 'Керівник відділу',
  'who.specialist': 'Спеціаліст',
  'who.leader': 'Керівник органу',
  'who.clerk': 'Діловод',
  'who.worker': 'Фоновий процес',
  'step.found':
    'вводить «{{words}}», отримує {{total}} процедур, відкриває {{code}} {{name}}; національне джерело вказує строк «{{value}}» без одиниці',
  'step.uploaded': 'завантажує {{file}} ({{size}} байт) для документа «{{paper}}»',
  'step.filled': 'заповнює форм: {{forms}}, полів: {{fields}}; обирає місце приймання: {{unit}}',
  'step.submitted': 'подає справу й одразу має код {{code}}',
  'step.looked-up': 'шукає {{code}}: видно лише код і ступінь виконання {{completion}} %',
  'step.received': 'приймає і вводить строк {{days}} роб. дн., бо джерело не вказує одиниці; термін {{dueAt}}',
  'step.explained': 'питає, чому саме ця дата: {{count}} дн., {{minutes}} робочих хвилин, календар {{calendar}}',
  'step.assigned': 'призначає виконавця: {{assignee}}; наступний крок: {{step}}',
  'step.written': 'складає результат «{{title}}» і передає далі; наступний крок: {{step}}',
  'step.reviewed': 'перевіряє й передає далі; наступний крок: {{step}}',
  'step.approved': 'затверджує й підписує, результат отримує номер {{number}}',
  'step.signed': 'створює PDF і підписує його (PAdES) від імені {{signer}}: {{file}}',
  'step.issued': 'видає документ за номером {{number}}',
  'step.returned': 'передає результат: {{receiver}}; {{outcome}}',
  'step.downloaded': 'зберігає результат у {{path}} ({{size}} байт), підпис {{signer}}: {{check}}',
  'check.valid': 'дійсний, охоплює весь файл',
  'check.broken': 'НЕДІЙСНИЙ',
  'outcome.early': 'достроково',
  'outcome.on-time': 'вчасно',
  'outcome.overdue': 'із простроченням',
  end: 'Кроків: {{count}}, {{seconds}} с. Відкрийте {{url}}/dang-nhap, обліковий запис {{username}}, пароль {{password}}, щоб побачити справу {{code}}.',
  'fail.no-server':
    'За адресою {{url}} не відповідає сервер Đồng Bộ. Запустіть «npm start» в іншому вікні або вкажіть адресу через --url.',
  'fail.bad-url': '«{{url}}» не є адресою http:// чи https://.',
  'fail.no-accounts':
    'На сервері {{url}} немає демонстраційних облікових записів (DONGBO_DEMONSTRATION=off), тож показ неможливий.',
  'fail.no-paper': 'У процедури {{code}} немає документів.',
  'fail.no-unit': 'Не знайдено приймальню: {{unit}}.',
  'fail.not-in-inbox': 'Справи {{code}} немає серед завдань: {{name}}.',
  'fail.not-assignable': 'Справу {{code}} не можна передати: {{name}}.',
  'fail.not-signed': 'Результат не підписано за {{seconds}} с: чи працює фоновий процес (dongbo worker)?',
  'fail.not-returned': 'Справу {{code}} мали вже видати, але її стан: {{state}}.',
  'fail.refused': 'Сервер відмовив: {{code}} {{facts}}',
};

const texts: Readonly<Record<Language, Texts>> = { vi, en, uk };

type StepText = Extract<DemoText, `step.${string}`>;
/** Name of a step of the demonstration. */
export type StepKey = StepText extends `step.${infer Key}` ? Key : never;

/** Why the demonstration cannot go on. */
export type FailKey = Extract<DemoText, `fail.${string}`>;

/** A text with its facts put in. */
export function demoText(
  language: Language,
  key: DemoText,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return texts[language][key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''));
}
