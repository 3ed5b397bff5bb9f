-- Drives the language server as Neovim does, and writes what Neovim shows as one line of JSON to the file of RESULT.
-- Plain Neovim 0.7: no plugins, no file watching, no snippets.
local root = vim.env.ROOT
local answer = {}

-- At this level the log is never empty.
vim.lsp.set_log_level('info')
vim.cmd('set nobackup nowritebackup noswapfile hidden')
vim.g.do_filetype_lua = 1
vim.filetype.add({ pattern = { ['.*%.example%.ya?ml'] = 'databits', ['.*%.databit%.ya?ml'] = 'databits' } })
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'databits',
  callback = function()
    local client = vim.lsp.start_client({
      name = 'databits',
      cmd = { vim.env.NODE, vim.env.PROGRAM, 'lsp', '--stdio' },
      root_dir = root,
      init_options = {
        trusted = true,
        cacheFolder = vim.env.CACHE,
        settings = { embeddingEnabled = false, diagnosticsDelay = 20 },
      },
    })
    vim.lsp.buf_attach_client(0, client)
  end,
})

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then 
    error('waited in vain for ' .. (type(what) == 'function' and what() or what))
  end
end

local function codes(buffer)
  local found = vim.tbl_map(function(one) return one.code or (one.user_data or {}).lsp.code end, vim.diagnostic.get(buffer))
  table.sort(found)
  return found
end

local function wait_for(buffer, expected)
  local function describe() return vim.inspect(expected) .. ', there is ' .. vim.inspect(codes(buffer)) end
  wait(describe, function() return vim.deep_equal(codes(buffer), expected) end)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  for _, one in pairs(answers or {}) do
    if one.error then error(method .. ': ' .. one.error.message) end
    return one.result
  end
  error(method .. ' was not answered')
end

local function text(buffer) return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end

local function write(name, content)
  local file = assert(io.open(root .. '/' .. name, 'w'))
  file:write(content)
  file:close()
end

local function run()
  -- Diagnostics, of a file whose reference leads nowhere yet.
  vim.cmd('edit ' .. root .. '/new.example.yaml')
  local example = vim.api.nvim_get_current_buf()
  wait_for(example, { 'record.unknown-property', 'reference.unknown' })
  answer.first = codes(example)

  -- A change on the disk, which Neovim does not see: the server watches by itself.
  write('bits.databit.yaml', vim.env.DATABIT)
  wait_for(example, { 'record.unknown-property' })
  answer.afterOutsideChange = codes(example)
  os.remove(root .. '/bits.databit.yaml')
  wait_for(example, { 'record.unknown-property', 'reference.unknown' })
  write('bits.databit.yaml', vim.env.DATABIT)
  wait_for(example, { 'record.unknown-property' })

  -- Completion at the half-typed key in the last line, through Neovim's own completion function.
  local last = vim.api.nvim_buf_line_count(example)
  vim.api.nvim_buf_set_lines(example, last, last, false, { 'diffi' })
  vim.api.nvim_win_set_cursor(0, { last + 1, 5 })
  local completion = ask('textDocument/completion', vim.lsp.util.make_position_params())
  local items = vim.lsp.util.text_document_completion_list_to_complete_items(completion, 'diffi')
  answer.completion = vim.tbl_map(function(item) return item.word end, items)
  vim.api.nvim_buf_set_lines(example, last, last + 1, false, {})

  -- Hover.
  vim.api.nvim_win_set_cursor(0, { 2, 3 })
  answer.hover = ask('textDocument/hover', vim.lsp.util.make_position_params()).contents

  -- Rename in two files, one of them not open, by Neovim's own way of applying edits.
  local line = vim.fn.search('function_name: classify')
  vim.api.nvim_win_set_cursor(0, { line, 17 })
  vim.lsp.buf.rename('route')
  wait('the rename', function() return text(example):find('function_name: route', 1, true) ~= nil end)
  local other = vim.fn.bufnr(root .. '/other.example.yaml')
  answer.renamed = { text(example):match('function_name: (%w+)'), text(other):match('function_name: (%w+)') }

  -- Formatting.
  vim.lsp.buf.formatting_sync({}, 30000)
  answer.formatted = text(example)

  -- The problem that Neovim mends by the server's edit.
  local range = { start = { line = 0, character = 0 }, ['end'] = { line = 20, character = 0 } }
  local actions = ask('textDocument/codeAction', {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = range,
    context = { diagnostics = {}, only = { 'source.fixAll' } },
  })
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  wait_for(example, {})
  answer.last = text(example)
end

local function finish()
  local ok, problem = xpcall(run, debug.traceback)
  if not ok then answer.error = problem end
  answer.logged = vim.fn.filereadable(vim.lsp.get_log_path()) == 1 and vim.fn.readfile(vim.lsp.get_log_path()) or {}
  vim.lsp.stop_client(vim.lsp.get_active_clients())
  vim.wait(10000, function() return #vim.lsp.get_active_clients() == 0 end, 20)
  answer.ended = #vim.lsp.get_active_clients() == 0
  vim.fn.writefile({ vim.fn.json_encode(answer) }, vim.env.RESULT)
  vim.cmd('qall!')
end

vim.api.nvim_create_autocmd('VimEnter', { callback = function() vim.schedule(finish) end })
