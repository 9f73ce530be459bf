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
  const HEIGHTS = { requests: 80, 'server-errors': 64, checks: 44, sockets: 48 };
  const PLAIN_HEIGHT = 24;
  const ROW = 24;
  const MOST_ROWS = 8;
  const GAP = 12;
  const LEFT = 132;
  const RIGHT = 20;

  const from = data.start * 1000;
  const step = data.width * 1000;
  const to = from + data.spans * step;
  const middle = (span) => from + (span + 0.5) * step;

  const colour = (lane, name, order, theme) => {
    if (lane === 'server-errors') return order === 0 ? theme.critical : theme.warning;
    const plain = name.toLowerCase();
    if (plain.includes('unconfirmed')) return theme.warning;
    if (BAD.includes(plain)) return theme.critical;
    if (GOOD.includes(plain)) return theme.good;
    return theme.series[order % theme.series.length];
  };

  // Spans with nothing in them are not in the data; a line that is drawn through must touch the ground there.
  const grounded = (track) => {
    const points = [];
    let before = -1;
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
  const bare = (track) => track.at.map((span, index) => [middle(span), track.values[index]]);

  const isPlain = (lane) => !(lane.id in HEIGHTS);
  const bands = data.incidents.slice(0, MOST_ROWS);
  const lanes = data.lanes;
  const heightOf = (lane) => (lane.tracks.length === 0 ? PLAIN_HEIGHT : HEIGHTS[lane.id] || PLAIN_HEIGHT);

  const seriesOf = (lane, index, theme) => lane.tracks.map((track, order) => {
    const shown = {
      name: `${lane.title}: ${track.name}`, xAxisIndex: index + 1, yAxisIndex: index + 1,
      itemStyle: { color: colour(lane.id, track.name, order, theme) }, animation: false,
    };
    if (lane.id === 'requests' || lane.level) {
      return { ...shown, type: 'line', symbol: 'none', data: grounded(track),
        lineStyle: { width: 1.5, type: order === 0 ? 'solid' : 'dashed' }, areaStyle: { opacity: order === 0 ? 0.18 : 0 } };
    }
    if (!isPlain(lane)) {
      return { ...shown, type: 'bar', stack: lane.id, barMinWidth: 2, barCategoryGap: '10%', large: false, data: bare(track) };
    }
    const symbols = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow'];
    return { ...shown, type: 'scatter', symbol: symbols[order % symbols.length],
      data: track.at.map((span) => [middle(span), 0]),
      symbolSize: (value, params) => 8 + Math.min(8, 2 * Math.log2(track.values[params.dataIndex] || 1)) };
  });

  // Bands behind every lane; consequences would only darken those of their causes.
  const bandArea = (theme) => ({
    silent: true, animation: false,
    data: data.incidents.filter((band) => band.cause).map((band) => [
      { xAxis: band.from * 1000, itemStyle: { color: theme[band.severity], opacity: 0.1 } },
      { xAxis: Math.max(band.to * 1000, band.from * 1000 + step) },
    ]),
  });

  const bandSeries = (theme, view) => bands.map((band, row) => {
    const early = (band.from * 1000 - view[0]) / (view[1] - view[0]) < 0.5;
    const label = { show: true, color: theme.ink, fontSize: 12, formatter: () => band.title, width: 560, overflow: 'truncate' };
    const ends = [[band.from * 1000, row], [Math.max(band.to * 1000, band.from * 1000 + step), row]];
    return {
      name: band.title, type: 'line', xAxisIndex: 0, yAxisIndex: 0, symbol: 'rect', symbolSize: [3, 12], animation: false,
      lineStyle: { width: 12, color: theme[band.severity], opacity: band.cause ? 1 : 0.55, cap: 'butt' },
      itemStyle: { color: theme[band.severity], opacity: band.cause ? 1 : 0.55 },
      data: ends.map((end, index) => ({
        value: end,
        label: early === (index === 1) ? { ...label, position: early ? 'right' : 'left' } : { show: false },
      })),
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
    const causes = data.incidents.filter((band) => band.cause);
    if (causes.length === 0) return whole();
    const first = Math.min(...causes.map((band) => band.from)) * 1000;
    const last = Math.max(...causes.map((band) => band.to)) * 1000;
    const pad = Math.max((last - first) * 0.35, 8 * step, 20000);
    const all = whole();
    return [Math.max(all[0], first - pad), Math.min(all[1], last + pad)];
  };

  let view = aroundIncidents();
  let chart;
  let printing = false;
  const host = byId('chart');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');

  const option = (theme) => {
    const tops = [];
    let top = 8;
    const incidentHeight = Math.max(1, bands.length) * ROW;
    tops.push(top);
    top += incidentHeight + GAP;
    lanes.forEach((lane) => { tops.push(top); top += heightOf(lane) + GAP; });
    const heights = [incidentHeight, ...lanes.map(heightOf)];
    const last = lanes.length;
    const axis = { type: 'time', min: whole()[0], max: whole()[1], splitLine: { show: false }, axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.rule } }, axisPointer: { label: { show: false }, lineStyle: { color: theme.muted } } };
    const height = top + 74;
    const names = ['incidents', ...lanes.map((lane) => lane.title)];
    return { height, option: {
      animation: false, backgroundColor: theme.ground, useUTC: true,
      textStyle: { fontFamily: 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif', color: theme.ink },
      title: names.map((name, index) => ({
        text: name, left: 0, top: tops[index] + Math.max(0, heights[index] / 2 - 9), padding: 0,
        subtext: index > 0 && lanes[index - 1].tracks.length > 0
          ? lanes[index - 1].tracks.slice(0, 2).map((track) => track.name).join(', ') : '',
        itemGap: 1, subtextStyle: { fontSize: 10, color: theme.muted, width: LEFT - 40, overflow: 'truncate' },
        textStyle: { fontSize: 12, fontWeight: 600, color: theme.ink },
      })),
      grid: heights.map((each, index) => ({ left: LEFT, right: RIGHT, top: tops[index], height: each })),
      xAxis: heights.map((each, index) => ({ ...axis, gridIndex: index,
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
          bottom: 8, height: 22, left: LEFT, right: RIGHT, filterMode: 'none', show: !printing,
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
    host.style.width = printing ? '700px' : '';
    chart = echarts.init(host, null, { renderer: 'canvas', devicePixelRatio: printing ? 2 : undefined });
    chart.setOption(drawn.option);
    chart.on('datazoom', () => {
      const zoom = chart.getOption().dataZoom[0];
      view = [zoom.startValue, zoom.endValue];
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
