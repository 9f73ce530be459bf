// The timeline as a chart.
const seriesOf = (lane, index, theme) => lane.tracks.map((track, order) => {
  const paint = colour(lane.id, track.name, order, theme);
  const shown = { name: `${lane.title}: ${track.name}`, xAxisIndex: index + 1, yAxisIndex: index + 1,
    itemStyle: { color: paint }, animation: false };
  if (!isPlain(lane)) {
    const points = lane.level ? bare : lane.id === 'requests' ? grounded : columns;
    return { ...shown, type: 'line', symbol: 'none', data: points(track), step: lane.level ? 'end' : false,
      lineStyle: { width: 1.5, type: order === 0 ? 'solid' : 'dashed' },
      areaStyle: { opacity: lane.id === 'server-errors' ? 0.75 : order === 0 ? 0.2 : 0 } };
  }
  return { ...shown, type: 'scatter', symbol: symbolOf(order),
    data: track.at.map((span) => [middle(span), levelOf(lane, track.name)]),
    symbolSize: (value, params) => 7 + Math.min(9, 2 * Math.log2(track.values[params.dataIndex] || 1)) };
});

// Names of tracks may be words of logs: braces would be taken for styles.
const plain = (name) => name.replace(/[{}|]/g, '_').slice(0, 24);
const titleOf = (lane, top, height, theme) => {
  const rich = { t: { fontSize: 12, fontWeight: 600, lineHeight: 16, color: theme.ink },
    n: { fontSize: 11, lineHeight: 16, color: theme.muted } };
  const names = lane.tracks.slice(0, 3).map((track, order) => {
    rich[`c${order}`] = { fontSize: 11, lineHeight: 14, color: colour(lane.id, track.name, order, theme) };
    const mark = isPlain(lane) ? SYMBOLS[symbolOf(order)] : order === 0 ? '━' : '╍';
    return `{c${order}|${mark} ${plain(track.name)}}`;
  });
  if (lane.tracks.length > 3) names.push(`{n|+${lane.tracks.length - 3}}`);
  const under = names.length > 0 ? names.join(' ') : '{n|none seen}';
  return { text: `{t|${lane.title}}\n${under}`, left: 0, padding: 0,
    top: top + Math.max(-2, height / 2 - 16), textStyle: { rich, width: LEFT - 28, overflow: 'truncate' } };
};

// Bands behind every lane; consequences would only darken those of their causes.
const bandArea = (theme) => ({
  silent: true, animation: false,
  data: causes.map((band) => [
    { xAxis: band.from * 1000, itemStyle: { color: theme[band.severity], opacity: 0.1 } },
    { xAxis: Math.max(band.to * 1000, band.from * 1000 + step) },
  ]),
});

// The title of an incident stands on its band where that is long, else beside it where there is more room.
const placed = (begin, end, view) => {
  const pixels = (time) => (time / (view[1] - view[0])) * (host.clientWidth - LEFT - RIGHT);
  const on = pixels(Math.min(end, view[1]) - Math.max(begin, view[0]));
  const after = pixels(view[1] - end);
  const before = pixels(begin - view[0]);
  if (on > 420 || (on > after && on > before)) return { at: 'on', width: on - 10 };
  return after >= before ? { at: 'after', width: after - 10 } : { at: 'before', width: before - 10 };
};

const bandSeries = (theme, view) => bands.map((band, row) => {
  const begin = band.from * 1000;
  const end = Math.max(band.to * 1000, begin + step);
  const place = placed(begin, end, view);
  const paint = band.cause ? theme[band.severity] : tint(theme[band.severity], theme.ground);
  const label = { show: true, fontSize: 12, width: Math.max(40, place.width), overflow: 'truncate', distance: 6,
    formatter: () => band.title.replace(/[{}]/g, '_'),
    color: place.at === 'on' && band.cause ? theme.ground : theme.ink,
    position: place.at === 'before' ? 'left' : 'right' };
  const value = (time, labelled) => ({ value: [time, row], label: labelled ? label : { show: false } });
  const from = place.at === 'on' ? Math.max(begin, view[0]) : begin;
  return {
    name: band.title, type: 'line', xAxisIndex: 0, yAxisIndex: 0, symbol: 'rect', symbolSize: [3, compact(BAR, 0.75)], animation: false,
    lineStyle: { width: compact(BAR, 0.75), color: paint, cap: 'butt' },
    itemStyle: { color: paint },
    data: [value(from, place.at !== 'after'), value(end, place.at === 'after')],
  };
});

const shownAt = (time) => {
  const span = Math.floor((time - from) / step);
  const found = [];
  lanes.forEach((lane) => lane.tracks.forEach((track) => {
    const index = track.at.indexOf(span);
    if (index >= 0) found.push({ lane, name: track.name, value: track.values[index], lines: track.lines[span] || [] });
  }));
  return { span, found };
};

// What is known of one span, as elements.
const telling = (time) => {
  const { span, found } = shownAt(time);
  const begin = new Date(from + span * step);
  const told = element('div', undefined, 'tip');
  told.append(element('b', `${day(begin)} ${clock(begin)} UTC, ${data.width} s`));
  data.incidents.filter((band) => band.to * 1000 >= begin.getTime() && band.from * 1000 < begin.getTime() + step)
    .forEach((band) => told.append(element('div', `▮ ${band.severity}: ${band.title}`)));
  found.forEach((one) => {
    told.append(element('div', `${one.lane.title}: ${one.name} ${one.value}`));
    one.lines.forEach((line) => told.append(element('code', `${line.s}  ${line.t}`)));
  });
  if (found.length === 0) told.append(element('div', 'nothing'));
  return told;
};

const whole = () => {
  const pad = Math.max(step, (to - from) * 0.01);
  return [from - pad, to + pad];
};
const aroundIncidents = () => {
  if (data.incidents.length === 0) return whole();
  // What led to it belongs to the picture, unless it was so long before that nothing else could be seen.
  const leading = (band) => (band.from - band.since <= 2 * (band.to - band.from) ? band.since : band.from);
  const last = Math.max(...causes.map((band) => band.to)) * 1000;
  const begun = Math.min(...causes.map(leading)) * 1000;
  const first = Math.min(begun, ...data.incidents.map((band) => band.since * 1000).filter((at) => begun - at <= last - begun));
  const pad = Math.max((last - first) * 0.35, 8 * step, 20000);
  const all = whole();
  return [Math.max(all[0], first - pad), Math.min(all[1], last + pad)];
};

let view = aroundIncidents();
let chart;
const host = byId('chart');
const dark = window.matchMedia('(prefers-color-scheme: dark)');

const option = (theme) => {
  const tops = [];
  let top = 8;
  const incidentHeight = Math.max(1, bands.length) * compact(ROW, 0.75);
  tops.push(top);
  top += incidentHeight + GAP;
  const gap = compact(GAP, 0.5);
  lanes.forEach((lane) => { tops.push(top); top += heightOf(lane) + gap; });
  const heights = [incidentHeight, ...lanes.map(heightOf)];
  const last = lanes.length;
  const axis = { type: 'time', min: whole()[0], max: whole()[1], splitLine: { show: false }, axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.rule } }, axisPointer: { label: { show: false }, lineStyle: { color: theme.muted } } };
  const height = top + (printing ? 24 : 62);
  return { height, option: {
    animation: false, backgroundColor: theme.ground, useUTC: true,
    textStyle: { fontFamily: 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif', color: theme.ink },
    title: [undefined, ...lanes].map((lane, index) => (index === 0
      ? { text: bands.length < data.incidents.length ? `incidents (${bands.length} of ${data.incidents.length})` : 'incidents',
        left: 0, padding: 0, top: tops[0] + 5, textStyle: { fontSize: 12, fontWeight: 600, color: theme.ink } }
      : titleOf(lane, tops[index], heights[index], theme))),
    grid: heights.map((each, index) => ({ left: LEFT, right: RIGHT, top: tops[index], height: each })),
    xAxis: heights.map((each, index) => ({ ...axis, gridIndex: index, axisLine: { ...axis.axisLine, show: index > 0 },
      axisLabel: { show: index === last, color: theme.muted, hideOverlap: true } })),
    yAxis: heights.map((each, index) => {
      const lane = lanes[index - 1];
      if (index === 0) return { gridIndex: 0, min: -0.5, max: Math.max(0.5, bands.length - 0.5), inverse: true, show: false };
      if (isPlain(lane) || lane.tracks.length === 0) return { gridIndex: index, min: -1, max: 1, show: false };
      return { gridIndex: index, min: 0, minInterval: 1, splitNumber: 1, axisLabel: { color: theme.muted, fontSize: 10,
        showMinLabel: false }, splitLine: { lineStyle: { color: theme.rule } } };
    }),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: theme.raised, borderColor: theme.muted,
      textStyle: { color: theme.ink }, formatter: (params) => telling(params[0].axisValue) },
    dataZoom: [
      { type: 'inside', xAxisIndex: heights.map((each, index) => index), startValue: view[0], endValue: view[1],
        zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, filterMode: 'none' },
      { type: 'slider', xAxisIndex: heights.map((each, index) => index), startValue: view[0], endValue: view[1],
        bottom: 8, height: 22, showDataShadow: false, left: LEFT, right: RIGHT, filterMode: 'none', show: !printing,
        textStyle: { color: theme.muted }, labelFormatter: (value) => clock(new Date(value)) },
    ],
    series: [
      ...bandSeries(theme, view),
      ...lanes.flatMap((lane, index) => {
        const own = seriesOf(lane, index, theme);
        const first = own[0] || { type: 'line', xAxisIndex: index + 1, yAxisIndex: index + 1, data: [] };
        return [{ ...first, markArea: bandArea(theme) }, ...own.slice(1)];
      }),
    ],
  } };
};

const draw = () => {
  if (chart) chart.dispose();
  const theme = printing || !dark.matches ? LIGHT : DARK;
  const drawn = option(theme);
  host.style.height = `${drawn.height}px`;
  host.style.width = printing ? '740px' : '';
  chart = echarts.init(host, null, { renderer: 'canvas', devicePixelRatio: printing ? 2 : undefined });
  chart.setOption(drawn.option);
  chart.on('datazoom', () => {
    const zoom = chart.getOption().dataZoom[0];
    view = [zoom.startValue, zoom.endValue];
    chart.setOption({ series: bandSeries(theme, view) });
  });
  chart.on('click', (event) => {
    const band = event.seriesIndex < bands.length ? bands[event.seriesIndex] : undefined;
    if (band) goTo(band.anchor);
  });
  chart.getZr().on('click', (event) => {
    const at = chart.convertFromPixel({ gridIndex: 1 }, [event.offsetX, event.offsetY]);
    if (at) show(at[0]);
  });
};
