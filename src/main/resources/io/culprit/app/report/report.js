'use strict';
(() => {
  const data = JSON.parse(document.getElementById('culprit-data').textContent);
  const byId = (id) => document.getElementById(id);

  // Log text reaches the page through here only: as text, never as markup.
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const two = (number) => String(number).padStart(2, '0');
  const clock = (at) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  const day = (at) => `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;

  const LIGHT = {
    ink: '#14171c', muted: '#59616d', rule: '#d5d9e0', raised: '#f5f6f8', ground: '#ffffff',
    critical: '#b3131b', warning: '#b56c00', notice: '#0a55b0', info: '#59616d', good: '#23834f',
    series: ['#2f6fb7', '#7a4fb5', '#0f7f86', '#8a6d1f', '#a1427d', '#4d6b2a'],
  };
  const DARK = {
    ink: '#e8eaee', muted: '#a3acb9', rule: '#363d48', raised: '#1b2027', ground: '#12151a',
    critical: '#ff8087', warning: '#f4b860', notice: '#7db5ff', info: '#a3acb9', good: '#6fd3a0',
    series: ['#7db5ff', '#c7a6ff', '#62d0d6', '#dcc06a', '#f09acb', '#a9cf80'],
  };
  const GOOD = ['up', 'installed', 'started', 'heard'];
  const BAD = ['down', 'crashed', 'aborted', 'killed', 'failed', 'removed', 'purged', 'all busy', 'deadlock',
    'module missing', 'module corrupt', 'stop'];
  const SYMBOLS = { circle: '●', diamond: '◆', triangle: '▲', rect: '■' };
  const HEIGHTS = { requests: 84, 'server-errors': 64, sockets: 48 };
  const PLAIN_HEIGHT = 34;
  const EMPTY_HEIGHT = 30;
  const ROW = 26;
  const BAR = 20;
  const MOST_ROWS = 10;
  const GAP = 14;
  const LEFT = 190;
  const RIGHT = 24;

  const from = data.start * 1000;
  const step = data.width * 1000;
  let printing = false;
  const to = from + data.spans * step;
  const edge = (span) => from + span * step;
  const middle = (span) => from + (span + 0.5) * step;

  // A tint rather than transparency, which would make the title on it fade as well.
  const tint = (one, ground) => `#${[1, 3, 5].map((at) => Math.round(parseInt(one.slice(at, at + 2), 16) * 0.4
    + parseInt(ground.slice(at, at + 2), 16) * 0.6).toString(16).padStart(2, '0')).join('')}`;

  const colour = (lane, name, order, theme) => {
    if (lane === 'server-errors') return order === 0 ? theme.critical : theme.warning;
    const plain = name.toLowerCase();
    if (plain.includes('unconfirmed')) return theme.warning;
    if (BAD.includes(plain)) return theme.critical;
    if (GOOD.includes(plain)) return theme.good;
    return theme.series[order % theme.series.length];
  };

  // Spans with nothing in them are not in the data: the line goes down to the ground there.
  const grounded = (track) => {
    const points = [];
    let before = -2;
    track.at.forEach((span, index) => {
      if (span > before + 1) {
        if (before >= 0) points.push([middle(before + 1), 0]);
        points.push([middle(span - 1), 0]);
      }
      points.push([middle(span), track.values[index]]);
      before = span;
    });
    if (before >= 0 && before < data.spans - 1) points.push([middle(before + 1), 0]);
    return points;
  };
  // A column for each span, as one line: series of bars would shift the axis of their lane by half a bar.
  const columns = (track) => {
    const points = [];
    let before = -2;
    track.at.forEach((span, index) => {
      if (span > before + 1) {
        if (before >= 0) points.push([edge(before + 1), 0], [edge(before + 1), null]);
        points.push([edge(span), 0]);
      }
      points.push([edge(span), track.values[index]], [edge(span + 1), track.values[index]]);
      before = span;
    });
    if (before >= 0) points.push([edge(before + 1), 0]);
    return points;
  };
  const bare = (track) => track.at.map((span, index) => [middle(span), track.values[index]]);

  const isPlain = (lane) => !(lane.id in HEIGHTS);
  const causes = data.incidents.filter((band) => band.cause);
  const bands = (data.incidents.length > MOST_ROWS ? causes : data.incidents).slice(0, MOST_ROWS);
  // Spans come as runs: the first of several in a row, and how many they are.
  const unrolled = (runs) => {
    const at = [];
    for (let run = 0; run < runs.length; run += 2) {
      for (let span = 0; span < runs[run + 1]; span += 1) at.push(runs[run] + span);
    }
    return at;
  };
  const total = (track) => track.values.reduce((sum, value) => sum + value, 0);
  // What there is most of is drawn first and plainest; failures go on top.
  const lanes = data.lanes.map((lane) => ({ ...lane,
    tracks: lane.tracks.map((track) => ({ ...track, at: unrolled(track.runs) })).sort((a, b) => total(b) - total(a)) }));
  // On paper the chart is to stand on the first page, below the headline.
  const compact = (height, share) => Math.round(printing ? height * share : height);
  const heightOf = (lane) => (lane.tracks.length === 0 ? compact(EMPTY_HEIGHT, 0.8)
    : lane.id in HEIGHTS ? compact(HEIGHTS[lane.id], 0.6) : compact(PLAIN_HEIGHT, 0.82));
  const symbolOf = (order) => Object.keys(SYMBOLS)[order % 4];

  // Outcomes of checks have a height each, so that one failure among many successes is seen.
  const levelOf = (lane, name) => (lane.id !== 'checks' ? 0 : name === 'UP' ? -0.6 : name.includes('UNCONFIRMED') ? 0.1 : 0.7);

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

  const show = (time) => byId('moment').replaceChildren(telling(time));

  const open = (target) => {
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
  };
  const goTo = (anchor) => {
    const target = byId(anchor);
    if (!target) return;
    open(target);
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };

  const zoomTo = (next) => {
    const all = whole();
    const span = Math.min(all[1] - all[0], Math.max(4 * step, next[1] - next[0]));
    const begin = Math.min(Math.max(all[0], next[0]), all[1] - span);
    view = [begin, begin + span];
    chart.dispatchAction({ type: 'dataZoom', startValue: view[0], endValue: view[1] });
  };
  const ZOOMS = {
    incident: () => aroundIncidents(),
    all: () => whole(),
    in: ([a, b]) => [a + (b - a) / 4, b - (b - a) / 4],
    out: ([a, b]) => [a - (b - a) / 2, b + (b - a) / 2],
    left: ([a, b]) => [a - (b - a) / 3, b - (b - a) / 3],
    right: ([a, b]) => [a + (b - a) / 3, b + (b - a) / 3],
  };

  // Spans worth stopping at: all but those that only have requests and checks that passed.
  const stops = [...new Set(lanes.filter((lane) => lane.id !== 'requests').flatMap((lane) => lane.tracks
    .filter((track) => track.name !== 'UP').flatMap((track) => track.at)))].sort((a, b) => a - b);
  let cursor = -1;
  const walk = (direction) => {
    if (stops.length === 0) return;
    if (cursor < 0) {
      const begin = stops.findIndex((span) => middle(span) >= view[0]);
      cursor = begin < 0 ? stops.length - 1 : begin;
    } else {
      cursor = Math.min(stops.length - 1, Math.max(0, cursor + direction));
    }
    const time = middle(stops[cursor]);
    if (time < view[0] || time > view[1]) zoomTo([time - (view[1] - view[0]) / 2, time + (view[1] - view[0]) / 2]);
    show(time);
  };

  const copied = (text) => { byId('said').textContent = text; };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(data.markdown);
      copied('Copied.');
    } catch (refused) {
      // Pages opened from disk may have no clipboard of the new kind.
      const area = element('textarea', data.markdown);
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      copied(done ? 'Copied.' : 'The browser refused; report.md beside this page has the same.');
    }
  };

  byId('copy').hidden = false;
  byId('copy').addEventListener('click', copy);
  byId('print').hidden = false;
  byId('print').addEventListener('click', () => window.print());
  window.addEventListener('hashchange', () => open(byId(location.hash.slice(1))));
  if (location.hash) open(byId(location.hash.slice(1)));

  const opened = [];
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('article details.with:not([open]), details.runbook:not([open])').forEach((one) => {
      one.open = true;
      opened.push(one);
    });
    if (!host) return;
    printing = true;
    draw();
  });
  window.addEventListener('afterprint', () => {
    opened.splice(0).forEach((one) => { one.open = false; });
    if (!host) return;
    printing = false;
    draw();
  });

  if (!host) return;
  byId('timeline').hidden = false;
  draw();
  dark.addEventListener('change', draw);
  window.addEventListener('resize', () => { if (!printing) chart.resize(); });
  document.querySelectorAll('[data-zoom]').forEach((button) => {
    button.addEventListener('click', () => zoomTo(ZOOMS[button.dataset.zoom](view)));
  });
  host.addEventListener('keydown', (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!direction || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    walk(direction);
  });
})();
