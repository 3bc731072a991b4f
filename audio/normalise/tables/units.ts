/** Symbols of measure. `alone` marks those that need no number before them to be recognised. */
export interface Unit {
  readonly written: string;
  readonly spoken: string;
  readonly alone?: true;
}

const unit = (written: string, spoken: string): Unit => ({ written, spoken });
const alone = (written: string, spoken: string): Unit => ({ written, spoken, alone: true });

export const UNITS: readonly Unit[] = [
  // Length
  alone('km', 'ki lô mét'),
  alone('cm', 'xen ti mét'),
  alone('mm', 'mi li mét'),
  alone('dm', 'đề xi mét'),
  unit('hm', 'héc tô mét'),
  unit('dam', 'đề ca mét'),
  unit('nm', 'na nô mét'),
  unit('µm', 'mi cờ rô mét'),
  unit('μm', 'mi cờ rô mét'),
  unit('m', 'mét'),
  unit('inch', 'in'),
  unit('inches', 'in'),
  unit('ft', 'phít'),
  // Area and volume
  ...['km', 'cm', 'mm', 'dm', 'm'].flatMap((length) => {
    const spoken = {
      km: 'ki lô mét',
      cm: 'xen ti mét',
      mm: 'mi li mét',
      dm: 'đề xi mét',
      m: 'mét',
    }[length];
    return [
      alone(`${length}2`, `${spoken ?? ''} vuông`),
      alone(`${length}²`, `${spoken ?? ''} vuông`),
      alone(`${length}3`, `${spoken ?? ''} khối`),
      alone(`${length}³`, `${spoken ?? ''} khối`),
    ];
  }),
  unit('ha', 'héc ta'),
  unit('Ha', 'héc ta'),
  unit('l', 'lít'),
  unit('L', 'lít'),
  alone('ml', 'mi li lít'),
  alone('mL', 'mi li lít'),
  unit('cl', 'xen ti lít'),
  unit('dl', 'đề xi lít'),
  unit('cc', 'xê xê'),
  // Weight
  alone('kg', 'ki lô gam'),
  alone('Kg', 'ki lô gam'),
  alone('KG', 'ki lô gam'),
  alone('mg', 'mi li gam'),
  unit('g', 'gam'),
  unit('gr', 'gam'),
  unit('µg', 'mi cờ rô gam'),
  unit('μg', 'mi cờ rô gam'),
  unit('mcg', 'mi cờ rô gam'),
  unit('t', 'tấn'),
  unit('T', 'tấn'),
  // Time
  unit('s', 'giây'),
  unit('ms', 'mi li giây'),
  unit('h', 'giờ'),
  unit('p', 'phút'),
  unit('ph', 'phút'),
  // Temperature and angle
  alone('°C', 'độ xê'),
  alone('°F', 'độ ép'),
  unit('oC', 'độ xê'),
  unit('°', 'độ'),
  // Electricity and power
  alone('kWh', 'ki lô oát giờ'),
  alone('KWh', 'ki lô oát giờ'),
  alone('kwh', 'ki lô oát giờ'),
  alone('MWh', 'mê ga oát giờ'),
  alone('kW', 'ki lô oát'),
  alone('KW', 'ki lô oát'),
  alone('kw', 'ki lô oát'),
  alone('MW', 'mê ga oát'),
  alone('GW', 'gi ga oát'),
  unit('Wh', 'oát giờ'),
  unit('W', 'oát'),
  unit('w', 'oát'),
  alone('kV', 'ki lô vôn'),
  alone('KV', 'ki lô vôn'),
  alone('kVA', 'ki lô vôn am pe'),
  unit('mA', 'mi li am pe'),
  unit('mAh', 'mi li am pe giờ'),
  unit('V', 'vôn'),
  unit('Ω', 'ôm'),
  unit('HP', 'mã lực'),
  // Data and frequency
  alone('KB', 'ki lô bai'),
  alone('kB', 'ki lô bai'),
  unit('MB', 'mê ga bai'),
  alone('GB', 'gi ga bai'),
  unit('TB', 'tê ra bai'),
  alone('Kbps', 'ki lô bít trên giây'),
  alone('kbps', 'ki lô bít trên giây'),
  alone('Mbps', 'mê ga bít trên giây'),
  alone('Gbps', 'gi ga bít trên giây'),
  unit('Hz', 'héc'),
  alone('kHz', 'ki lô héc'),
  alone('KHz', 'ki lô héc'),
  alone('MHz', 'mê ga héc'),
  alone('GHz', 'gi ga héc'),
  unit('MP', 'mê ga pích xeo'),
  // Pressure, sound, chemistry, food
  unit('Pa', 'pát can'),
  alone('kPa', 'ki lô pát can'),
  alone('hPa', 'héc tô pát can'),
  alone('MPa', 'mê ga pát can'),
  alone('mmHg', 'mi li mét thủy ngân'),
  unit('atm', 'át mốt phe'),
  unit('dB', 'đề xi ben'),
  unit('mol', 'mon'),
  alone('mmol', 'mi li mon'),
  unit('ppm', 'phần triệu'),
  unit('IU', 'đơn vị quốc tế'),
  unit('UI', 'đơn vị quốc tế'),
  alone('kcal', 'ki lô ca lo'),
  unit('cal', 'ca lo'),
  unit('J', 'giun'),
  alone('kJ', 'ki lô giun'),
];
