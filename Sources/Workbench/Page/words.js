// What the page says, in both languages.
const all = {
  brand: ['大病保险试算', 'Critical-illness what-if'],
  scenario: ['情景', 'Scenario'], founding: ['五地情景', 'The five regions'], others: ['其他情景', 'Others'],
  side: ['调整参数', 'What if'], reset: ['全部恢复', 'Reset all'], restore: ['恢复', 'Reset'],
  skip: ['跳到结果', 'Skip to the result'],
  now: ['现行', 'now'], clause: ['依据', 'by'], assumption: ['假设', 'assumed'], none: ['不设', 'none'],
  ofIndex: ['占公布指标的比例', 'share of a published figure'],
  changed: ['已调整', 'changed'], changes: ['与对照的差别', 'What differs'], nothing: ['与现行规定一致，尚未调整', 'As it stands: nothing is changed'],
  exact: ['精确法', 'exact law'], simulated: ['模拟', 'simulated'], years: ['次', 'years'],
  preview: ['先行估算，模拟', 'first estimate, simulated'],
  computing: ['计算中…', 'computing…'], running: ['后台模拟', 'simulating'], checked: ['模拟校验', 'Checked by simulation'],
  stop: ['停止', 'stop'], again: ['重新模拟', 'simulate again'], stopped: ['模拟已停止', 'simulation stopped'],
  before: ['对照', 'before'], measure: ['对照基准', 'Measured by'], asIs: ['现行规定', 'as it stands'],
  pin: ['固定为方案', 'Pin'], pins: ['方案比较', 'Side by side'], plan: ['方案', 'Option '], current: ['当前', 'Current'],
  show: ['切换到此方案', 'Show this one'], remove: ['移除', 'Remove'],
  share: ['复制链接', 'Copy link'], command: ['复制命令', 'Copy command'], yaml: ['下载情景文件', 'Download scenario'],
  report: ['下载报告…', 'Report…'], leaves: ['假设的影响', 'What the assumptions leave open'],
  open: ['打开情景文件', 'Open a scenario'],
  low: ['低值', 'Low'], high: ['高值', 'High'], claims: ['参保人均支付额，元', 'Claims a head, yuan'],
  copied: ['已复制', 'Copied'], notCopied: ['无法复制，请手工选取：', 'Cannot copy; select it yourself: '],
  print: ['打印', 'Print'], language: ['EN', '中文'], languageLabel: ['English', '中文'],
  charts: ['图示', 'Charts'], groups: ['分群体', 'By group'], group: ['群体', 'Group'],
  figures: ['全部指标', 'Every figure'], figure: ['指标', 'Figure'], value: ['数值', 'Value'], difference: ['变化', 'Change'],
  error: ['模拟值 ± 标准误', 'Simulated ± std. error'],
  person: ['个人待遇试算', 'One person'], amount: ['年内合规自付费用（元）', 'In-scope expense of the year (yuan)'],
  step: ['步骤', 'Step'], base: ['计算基数，元', 'Of the amount, yuan'], rate: ['比例', 'Rate'], paid: ['支付，元', 'Paid, yuan'],
  clauseHead: ['条款', 'Clause'], deductible: ['起付线', 'deductible'], cap: ['封顶线', 'cap'], above: ['以上', 'and above'],
  pays: ['大病等支付合计', 'All layers pay'], keeps: ['个人仍负担', 'The person still pays'],
  warnings: ['须知', 'What to know'], unit: {percent: ['%', '%'], yuan: ['元', 'yuan'], people: ['人', 'people'], plain: ['', '']},
  linkOld: ['链接生成后情景已有变动', 'The scenario has changed since the link was made'],
  was: ['当时', 'then'], isNow: ['现在', 'now'],
  cannot: ['无法计算', 'This cannot be computed'], meant: ['是否指', 'did you mean'], gone: ['无法连接本机程序，它可能已结束', 'The program does not answer; it may have ended'],
  foot: ['在本机计算，数据不离开本机。', 'Computed on this machine; nothing leaves it.'],
  comma: ['，', ', '], semicolon: ['；', '; '], fullStop: ['。', '.'],
  loading: ['载入中…', 'Loading…'], search: ['查找参数', 'Find a value'], limits: ['可取', 'may be'],
};

export let language = 'zh';
export function speak(to) { language = to === 'en' ? 'en' : 'zh'; }
const place = () => language === 'zh' ? 0 : 1;
export const t = key => all[key][place()];
export const unit = key => all.unit[key][place()];
/** Words that the server has in both languages. */
export const say = both => both ? both[language] : '';
/** A label and what it is of, joined as the language does it. */
export const colon = () => language === 'zh' ? '：' : ': ';
