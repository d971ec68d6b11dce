(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const number = new Intl.NumberFormat('en-US', {maximumFractionDigits: 2});
  const pad = n => String(n).padStart(2, '0');
  const clock = s => s < 100 ? number.format(s) + ' s'
    : s < 6000 ? Math.floor(s / 60) + ':' + pad(Math.round(s % 60))
    : Math.floor(s / 3600) + ' h ' + pad(Math.floor(s / 60) % 60);
  const span = s => s < 1 ? number.format(s * 1000) + ' ms' : clock(s);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const colours = i => colour('c' + (i % 9 + 1));
  const charts = [];

  function add(id, height, config) {
    const canvas = document.getElementById(id);
    if (!canvas) return;
    if (height) canvas.parentNode.style.height = height + 'px';
    charts.push({canvas, config, chart: null});
  }

  function draw() {
    Chart.defaults.color = colour('soft');
    Chart.defaults.borderColor = colour('line');
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.animation = false;
    Chart.defaults.maintainAspectRatio = false;
    for (const entry of charts) {
      if (entry.chart) entry.chart.destroy();
      entry.chart = new Chart(entry.canvas, entry.config());
    }
  }

  const timeAxis = (max, title) => ({
    type: 'linear', min: 0, max, title: {display: !!title, text: title}, grid: {display: false},
    ticks: {callback: clock, maxRotation: 0, autoSkipPadding: 20}
  });
  const from0 = (title, more) => Object.assign({beginAtZero: true, title: {display: true, text: title}}, more);
  const legend = show => ({display: show, position: 'bottom', labels: {boxWidth: 12, boxHeight: 12}});

  const flow = data.throughput, width = flow.bucketSeconds, end = flow.rowsPerSecond.length * width;
  const steps = values => values.map((y, i) => ({x: i * width, y})).concat({x: end, y: values[values.length - 1]});
  add('throughput', 0, () => ({
    type: 'line',
    data: {datasets: [
      {label: 'rows/s', data: steps(flow.rowsPerSecond), yAxisID: 'y', fill: true,
       borderColor: colours(0), backgroundColor: colours(0) + '33'},
      {label: 'MiB/s', data: steps(flow.mibPerSecond), yAxisID: 'bytes', borderColor: colours(1), backgroundColor: colours(1)}
    ].map(set => Object.assign(set, {stepped: 'before', pointRadius: 0, borderWidth: 1.5}))},
    options: {
      interaction: {mode: 'index', intersect: false},
      scales: {
        x: timeAxis(end, 'since the beginning of the run'), y: from0('rows/s'),
        bytes: from0('MiB/s', {position: 'right', grid: {display: false}})
      },
      plugins: {legend: legend(true), tooltip: {callbacks: {title: items => clock(items[0].parsed.x) + ' to ' + clock(items[0].parsed.x + width)}}}
    }
  }));

  const tone = {read: 0, readWait: 0, encode: 1, connect: 2, copy: 3, commit: 4, other: 5, limit: 6, retry: 7, paused: 8};
  const line = data.timeline, col = Object.fromEntries(line.columns.map((name, i) => [name, i]));
  const stages = ['read', 'encode', 'connect', 'copy'].concat(line.bars.some(bar => bar[col.paused] > 0) ? ['paused'] : []);
  const words = {read: 'reading', encode: 'encoding', connect: 'connecting', copy: 'COPY', paused: 'paused'};
  const main = bar => stages.reduce((best, stage) => bar[col[stage]] > bar[col[best]] ? stage : best, 'read');
  const first = Math.min(...line.bars.slice(0, 1).map(b => b[col.start]), ...line.streams.map((_, i) => (line.bars.find(b => b[col.stream] === i) || [])[col.start] ?? Infinity));
  const last = line.bars.reduce((most, bar) => Math.max(most, bar[col.end]), 0);
  const lanes = line.streams.map((lane, i) =>
    'stream ' + (i + 1) + (last > first ? '  ' + Math.min(100, Math.round(100 * lane.busySeconds / (last - first))) + ' %' : ''));
  const thick = Math.max(5, Math.min(18, Math.floor(700 / Math.max(1, lanes.length))));
  add('timeline', 105 + lanes.length * (thick + Math.max(2, thick / 2)), () => ({
    type: 'bar',
    data: {labels: lanes, datasets: stages.map(stage => ({
      label: words[stage],
      data: line.bars.filter(bar => main(bar) === stage)
        .map(bar => ({x: [bar[col.start], bar[col.end]], y: lanes[bar[col.stream]], bar})),
      backgroundColor: colours(tone[stage]), borderColor: colour('card'), borderWidth: {left: 0.5, right: 0.5, top: 0, bottom: 0},
      borderSkipped: false, grouped: false, barThickness: thick, minBarLength: 1
    }))},
    options: {
      indexAxis: 'y',
      scales: {
        x: timeAxis(Math.max(end, last), 'since the beginning of the run'),
        y: {grid: {display: false}, ticks: {autoSkip: lanes.length > 40, font: {size: Math.max(8, Math.min(12, thick))}}}
      },
      plugins: {legend: legend(true), tooltip: {callbacks: {
        title: items => items[0].label + ', ' + line.streams[items[0].raw.bar[col.stream]].process,
        label: item => {
          const bar = item.raw.bar;
          return [
            clock(bar[col.start]) + ' to ' + clock(bar[col.end]) + (bar[col.units] > 1 ? ', ' + bar[col.units] + ' units' : ''),
            number.format(bar[col.rows]) + ' rows, ' + number.format(bar[col.bytes] / 1048576) + ' MiB',
            stages.map(stage => words[stage] + ' ' + span(bar[col[stage]])).join(', ')
          ];
        }
      }}}
    }
  }));

  const between = (bounds, i) => span(bounds[i]) + (i + 1 < bounds.length ? ' to ' + span(bounds[i + 1]) : ' and more');
  const histogram = (id, bounds, counts, what, index) => add(id, 0, () => ({
    type: 'bar',
    data: {labels: counts.map((_, i) => between(bounds, i)), datasets: [
      {label: what, data: counts, backgroundColor: colours(index), categoryPercentage: 1, barPercentage: 0.94}]},
    options: {
      scales: {x: {grid: {display: false}, ticks: {maxRotation: 40}}, y: from0(what, {ticks: {precision: 0}})},
      plugins: {legend: legend(false)}
    }
  }));
  histogram('units', data.unitSeconds.bounds, data.unitSeconds.counts, 'units', 0);
  if (data.latencyHistogram) histogram('latency', data.latencyHistogram.boundsSeconds, data.latencyHistogram.rows, 'rows', 3);

  const shares = {limit: 'limit', readWait: 'reading', encode: 'encoding', connect: 'connecting', copy: 'COPY', paused: 'paused', commit: 'commit', retry: 'failed attempts', other: 'other'};
  add('shares', 130, () => ({
    type: 'bar',
    data: {labels: [''], datasets: Object.keys(shares).filter(key => data.timeShares[key] > 0).map(key => (
      {label: shares[key], data: [100 * data.timeShares[key]], backgroundColor: colours(tone[key]), barThickness: 34}))},
    options: {
      indexAxis: 'y',
      scales: {
        x: {stacked: true, min: 0, max: 100, ticks: {callback: v => v + ' %'}},
        y: {stacked: true, display: false}
      },
      plugins: {legend: legend(true), tooltip: {callbacks: {title: () => '', label: item => item.dataset.label + ' ' + number.format(item.parsed.x) + ' %'}}}
    }
  }));

  const use = Object.fromEntries(data.usageOverTime.columns.map((name, i) => [name, i]));
  const curve = (process, i, column, label, more) => Object.assign({
    label: label || process.role + ' ' + process.process,
    data: process.points.map(point => ({x: point[use.at], y: point[column]})),
    borderColor: colours(i), backgroundColor: colours(i), borderWidth: 1.5, pointRadius: process.points.length < 3 ? 3 : 0
  }, more);
  const seen = data.usageOverTime.processes;
  const over = (id, title, sets) => add(id, 0, () => ({
    type: 'line',
    data: {datasets: sets()},
    options: {
      interaction: {mode: 'nearest', axis: 'x', intersect: false},
      scales: {x: timeAxis(Math.max(end, ...seen.flatMap(p => p.points.map(point => point[use.at]))), 'since the beginning of the run'), y: from0(title)},
      plugins: {legend: legend(true), tooltip: {callbacks: {title: items => clock(items[0].parsed.x)}}}
    }
  }));
  over('cpu', 'processors in use', () => seen.map((process, i) => curve(process, i, use.processors)));
  over('memory', 'MiB', () => seen.flatMap((process, i) => {
    const sets = [curve(process, i, use.residentMib)];
    if (process.role !== 'target') sets.push(curve(process, i, use.heapMib, 'its heap', {borderDash: [4, 3]}));
    return sets;
  }));

  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  const paper = on => { document.documentElement.classList.toggle('paper', on); draw(); };
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
  document.documentElement.dataset.drawn = String(charts.length);
})();
